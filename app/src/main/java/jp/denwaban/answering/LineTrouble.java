package jp.denwaban.answering;

import jp.denwaban.line.LineException;
import jp.denwaban.site.SiteSettings.LineSound;
import jp.denwaban.site.SiteSettings.TrunkLine;

/**
 * Why a line could not be opened, for the person at the box. What the driver said in detail stands
 * in the log.
 *
 * @param sentence without its code
 */
record LineTrouble(String code, String sentence) {

    static LineTrouble of(TrunkLine trunk, LineException why) {
        String line = trunk.number() + "番回線の";
        String port = "接続口「" + port(trunk, why) + "」";
        return switch (why.kind()) {
            case NO_PORT ->
                    new LineTrouble("L-11", line + port + "を開けません。回線装置の接続と、設定の接続口の名前を確認してください。");
            case PORT_TAKEN ->
                    new LineTrouble("L-12", line + port + "は、ほかのプログラムが使用しています。そのプログラムを終了してください。");
            case PORT_LOST ->
                    new LineTrouble(
                            "L-13", line + port + "の回線装置から応答がありません。電源と接続と、回線装置の種類を確認してください。");
            case REFUSED, BUSY, UNSUPPORTED ->
                    new LineTrouble("L-14", line + port + "の回線装置が命令を受け付けません。回線装置の種類を確認してください。");
        };
    }

    /** As a line of its own. */
    String told() {
        return sentence + "（" + code + "）";
    }

    private static String port(TrunkLine trunk, LineException why) {
        String said = String.valueOf(why.getMessage());
        if (said.startsWith("sound device") || said.startsWith("no sound device")) {
            return trunk.sound().map(LineSound::device).orElse("音声装置");
        }
        return trunk.voicePort().filter(said::contains).orElse(trunk.controlPort());
    }
}

package jp.denwaban.disposal;

/**
 * Why a step did not run or failed: a code, and what a person must do. The codes stand in {@code
 * docs/operating.ja.md}.
 */
public enum Reason {
    NONE("", ""),
    LEFT("X-11", "上書き又は削除できないファイルがあります。この媒体を所属の外に出さないでください。"),
    REMAINS("X-12", "所属のフォルダーに残っているものがあります。この媒体を所属の外に出さないでください。"),
    NOT_FILLED("X-13", "空き領域を書き切れませんでした。この媒体を所属の外に出さないでください。"),
    NO_TRIM("X-14", "この媒体又はファイルシステムは通知を受け付けません。"),
    NO_RIGHT("X-15", "通知にはシステムの管理者(root)の権限が要ります。権限のある者がもう一度実行してください。"),
    TOO_LONG("X-16", "時間内に終わりませんでした。もう一度実行してください。"),
    /** A disk cannot be wiped by a program that runs from it. */
    BY_HAND("X-17", "製品の消去命令は、この媒体から起動していない機器で行う必要があります。行うまで媒体を返却しないでください。"),
    INTERRUPTED("X-18", "この手順までに中断しました。denwaban dispose をもう一度実行してください。");

    private final String code;
    private final String sentence;

    Reason(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}

package jp.denwaban.cli.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.denwaban.audio.Companding;
import jp.denwaban.line.at.CardEvent;
import jp.denwaban.line.at.CompressionEntry;
import jp.denwaban.line.card.CardAbilities;

/** Says in plain Japanese what a card can do, for whoever installs it. */
final class ProbeSentences {
    private final CardAbilities card;
    private final List<String> sentences = new ArrayList<>();

    private ProbeSentences(CardAbilities card) {
        this.card = card;
    }

    static List<String> of(CardAbilities card) {
        ProbeSentences all = new ProbeSentences(card);
        all.verdict();
        all.identity();
        if (card.voice()) {
            all.voice();
            all.numberDisplay();
            all.events();
            all.recording();
        }
        return all.sentences;
    }

    private void verdict() {
        if (card.usable()) {
            say("この機器は電話番の回線に使えます。");
        } else {
            say("この機器は電話番の回線には使えません。");
        }
    }

    private void identity() {
        String name = (card.maker() + " " + card.model()).strip();
        say("機器: " + (name.isEmpty() ? "名乗りません" : name));
        if (card.reference()) {
            say("方式: 局線に直列に入る基準カード（inline）です。");
        } else if (card.voice()) {
            say("方式: ボイスモデム（ITU-T V.253）です。");
        } else {
            say("方式: 音声モード（+FCLASS=8）がありません。データ通信専用のモデムです。");
        }
    }

    private void voice() {
        say(
                card.coding()
                        .map(coding -> "音声: " + name(coding) + "（8000 Hz）を使います。")
                        .orElse(
                                "音声: 使える符号化がありません（"
                                        + (card.compressions().isEmpty()
                                                ? "一覧なし"
                                                : card.compressions().stream()
                                                        .map(ProbeSentences::name)
                                                        .collect(Collectors.joining("、")))
                                        + "）。"));
        say(card.bothWays() ? "送受: 案内を流しながら、相手の声を聞き取れます（全二重）。" : "送受: 片方向ずつしか通せません（全二重 +VTR 非対応）。");
    }

    private void numberDisplay() {
        if (card.showsNumbers()) {
            say("ナンバー・ディスプレイ: ND対応と答えています。実際の着信で番号が出ることを確かめてください。");
        } else if (card.callerId()) {
            say("ナンバー・ディスプレイ: ND非対応（国別設定が日本ではないため、番号を読み取れません）。");
        } else {
            say("ナンバー・ディスプレイ: ND非対応（番号を知らせる機能がありません）。");
        }
        if (!card.reference()) {
            say(
                    card.ringLengths()
                            ? "呼出し: 番号通知の短い呼出しと、通常の呼出しを区別できます。"
                            : "呼出し: 番号通知の短い呼出しを区別できません。二度目の呼出しまで応答を待ちます。");
        }
    }

    private void events() {
        List<String> told = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        sort(CardEvent.KEY, "押しボタン", told, untold);
        sort(CardEvent.BUSY, "話中音", told, untold);
        sort(CardEvent.DIAL_TONE, "発信音", told, untold);
        sort(CardEvent.LOOP_BREAK, "回線の切断", told, untold);
        if (!told.isEmpty()) {
            say("機器からの知らせ: " + String.join("、", told) + "。");
        }
        if (!untold.isEmpty()) {
            say("知らせないもの: " + String.join("、", untold) + "（電話番が音声から判断します）。");
        }
    }

    private void sort(CardEvent event, String name, List<String> told, List<String> untold) {
        Optional<Boolean> reports = card.reports(event);
        reports.ifPresent(yes -> (yes ? told : untold).add(name));
    }

    private void recording() {
        if (card.reference()) {
            say("録音: 電話をかけた人と職員の声を、別々に録音できます。");
        } else if (!card.receives()) {
            say("録音: 回線の音声を受け取れないため、この方式では録音できません。");
        } else if (card.coding().isEmpty()) {
            say("録音: 使える符号化がないため、この方式では録音できません。");
        } else if (!card.bothWays()) {
            say("録音: 案内と同時に音声を受け取れないため、この方式では録音できません。");
        } else {
            say("録音: 応答中の音声を、一つにまとめて録音できます。");
            say("転送: フックフラッシュで転送した後の会話は、この方式では録音できません。");
        }
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }

    private static String name(Companding coding) {
        return switch (coding) {
            case MU_LAW -> "µ-law";
            case A_LAW -> "A-law";
            case UNSIGNED_8 -> "8ビット直線（符号なし）";
            case SIGNED_8 -> "8ビット直線（符号付き）";
        };
    }

    private static String name(CompressionEntry entry) {
        return entry.name() + (entry.bits() == 0 ? "" : " " + entry.bits() + "ビット");
    }
}

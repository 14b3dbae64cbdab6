package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Synthetic Japanese, spoken into a folder by espeak-ng, and by Open JTalk where Debian has given
 * it a voice; eight people each.
 */
final class JapaneseVoices {
    private static final Path JTALK_VOICES = Path.of("/usr/share/hts-voice");
    private static final String DICTIONARY = "/var/lib/mecab/dic/open-jtalk/naist-jdic";

    private static final List<String> SENTENCES =
            List.of(
                    "お電話ありがとうございます。警察署です。ただいま担当の者と代わります。",
                    "免許証の更新についておたずねします。受付は何時から何時まででしょうか。",
                    "きのう駅の近くで黒い財布を落としました。現金と免許証が入っていました。",
                    "車庫証明の申請に必要な書類を教えてください。印鑑は要りますか。",
                    "隣の家の犬が夜中に吠えて眠れません。どうしたらよいでしょうか。",
                    "子どもがまだ学校から帰ってきません。青い帽子をかぶっています。",
                    "番号は、ゼロ、いち、に、さん、よん、ご、ろく、なな、はち、きゅうです。",
                    "ピーという音のあとに、ご用件をお話しください。ええと、水曜日の午後でした。",
                    "すみません、もう一度ゆっくり言っていただけますか。聞こえにくいのですが。");

    /** espeak-ng: variant, pitch 0–99, words a minute. */
    private static final List<List<String>> PEOPLE =
            List.of(
                    List.of("ja+m1", "30", "150"),
                    List.of("ja+m3", "50", "175"),
                    List.of("ja+m5", "70", "160"),
                    List.of("ja+m7", "40", "190"),
                    List.of("ja+f1", "50", "150"),
                    List.of("ja+f2", "70", "175"),
                    List.of("ja+f3", "85", "165"),
                    List.of("ja+f5", "60", "190"));

    /** Open JTalk: half tones up or down, all-pass constant (length of the throat). */
    private static final List<List<String>> THROATS =
            List.of(
                    List.of("-5", "0.62"),
                    List.of("-3", "0.58"),
                    List.of("-1", "0.55"),
                    List.of("0", "0.53"),
                    List.of("1", "0.51"),
                    List.of("3", "0.49"),
                    List.of("4", "0.46"),
                    List.of("6", "0.43"));

    private final Path folder;
    private int files;

    private JapaneseVoices(Path folder) {
        this.folder = folder;
    }

    /** Fills the folder with 8 kHz WAV files; leaves it as it is where nobody can speak. */
    static void speakInto(Path folder) throws IOException, InterruptedException {
        JapaneseVoices voices = new JapaneseVoices(folder);
        if (!Tool.present("sox")) {
            return;
        }
        if (Tool.present("espeak-ng")) {
            voices.espeak();
        }
        if (Tool.present("open_jtalk") && Files.isDirectory(JTALK_VOICES)) {
            voices.jtalk();
        }
    }

    private void espeak() throws IOException, InterruptedException {
        for (List<String> person : PEOPLE) {
            for (String sentence : SENTENCES) {
                Path spoken = folder.resolve("spoken");
                Tool.run(
                        Tool.words(
                                "espeak-ng",
                                "-v",
                                person.get(0),
                                "-p",
                                person.get(1),
                                "-s",
                                person.get(2),
                                "-w",
                                spoken,
                                sentence));
                keep(spoken, "espeak");
            }
        }
    }

    private void jtalk() throws IOException, InterruptedException {
        List<Path> models;
        try (Stream<Path> files = Files.walk(JTALK_VOICES)) {
            models = files.filter(file -> file.toString().endsWith(".htsvoice")).toList();
        }
        Path text = folder.resolve("text");
        for (Path model : models) {
            for (List<String> throat : THROATS) {
                for (String sentence : SENTENCES) {
                    Path spoken = folder.resolve("spoken");
                    Files.writeString(text, sentence);
                    Tool.run(
                            Tool.words(
                                    "open_jtalk",
                                    "-x",
                                    DICTIONARY,
                                    "-m",
                                    model,
                                    "-fm",
                                    throat.get(0),
                                    "-a",
                                    throat.get(1),
                                    "-ow",
                                    spoken,
                                    text));
                    keep(spoken, "jtalk");
                }
            }
        }
    }

    private void keep(Path spoken, String voice) throws IOException, InterruptedException {
        Path kept = folder.resolve("%s-%03d.wav".formatted(voice, files++));
        Tool.run(
                Tool.words(
                        "sox", "-D", "-t", "wav", spoken, "-r", "8000", "-b", "16", "-c", "1", kept,
                        "gain", "-n", "-3"));
        Files.delete(spoken);
    }
}

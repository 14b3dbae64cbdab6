package jp.denwaban.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.WavFile;

/** Tones made outside our own code: by sox, as 8 kHz mono. */
final class Sox {
    private final Path folder;
    private int files;

    Sox(Path folder) {
        this.folder = folder;
    }

    /** Runs {@code sox -n -r 8000 -b 16 -c 1 FILE words…}; {@code words} are split at blanks. */
    Path make(String words) throws IOException, InterruptedException {
        Path file = folder.resolve("sox-" + files++ + ".wav");
        List<String> command = new ArrayList<>(List.of("sox", "-R", "-n", "-r", "8000"));
        command.addAll(List.of("-b", "16", "-c", "1", file.toString()));
        command.addAll(List.of(words.split(" ")));
        run(command);
        return file;
    }

    /** The pieces one after another. */
    short[] samples(String... pieces) throws IOException, InterruptedException, AudioFileException {
        short[] all = new short[0];
        for (String words : pieces) {
            short[] piece = WavFile.read(make(words)).samples();
            short[] longer = Arrays.copyOf(all, all.length + piece.length);
            System.arraycopy(piece, 0, longer, all.length, piece.length);
            all = longer;
        }
        return all;
    }

    /**
     * The samples as they come out of a coding.
     *
     * @param coding of a telephone network: ul, al or gsm
     */
    short[] coded(short[] samples, String coding)
            throws IOException, InterruptedException, AudioFileException {
        Path plain = folder.resolve("sox-" + files++ + ".wav");
        Path coded = folder.resolve("sox-" + files++ + "." + coding);
        WavFile.write(plain, 8000, 1, samples);
        run(List.of("sox", plain.toString(), coded.toString()));
        run(
                List.of(
                        "sox",
                        "-r",
                        "8000",
                        "-c",
                        "1",
                        coded + "",
                        "-b",
                        "16",
                        "-e",
                        "signed",
                        plain + ""));
        return WavFile.read(plain).samples();
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("denwaban-run", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(out);
            assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
            return said;
        } finally {
            Files.delete(out);
        }
    }
}

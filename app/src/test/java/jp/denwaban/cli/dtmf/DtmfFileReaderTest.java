package jp.denwaban.cli.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.cli.dtmf.DtmfFileReader.FileDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Digits in files of any kind, made by sox: key 5 (770 + 1336 Hz) at 0.5 s, # at 0.9 s. */
class DtmfFileReaderTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r 8000 -b 16 -c 1",
                "-r 44100 -b 16 -c 2",
                "-r 48000 -b 24 -c 1",
                "-r 11025 -b 8 -c 1",
                "-r 96000 -b 32 -c 4",
                "-r 6000 -b 16 -c 1",
                "-r 16000 -e floating-point -b 32 -c 1",
                "-r 8000 -e mu-law -b 8 -c 1",
                "-r 8000 -e a-law -b 8 -c 2",
            })
    void anyWavIsRead(String form) throws Exception {
        Path file = twoDigits(form);

        List<FileDigit> found = read(file);

        assertThat(found).extracting(FileDigit::digit).containsExactly('5', '#');
        assertThat(found.get(0).startMillis()).isCloseTo(500, within(8L));
        assertThat(found.get(0).endMillis()).isCloseTo(600, within(8L));
        assertThat(found.get(1).startMillis()).isCloseTo(900, within(8L));
        assertThat(found.get(1).endMillis()).isCloseTo(1000, within(8L));
    }

    @Test
    void whatIsNotAudioIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.wav"), "拝啓");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("letter.wav")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theCommandReadsTheOthersAndSaysWhichWasNotAudio() throws Exception {
        Path good = twoDigits("-r 8000 -b 16 -c 1");
        Path bad = Files.writeString(folder.resolve("letter.wav"), "拝啓");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit =
                new CommandLine(new DtmfCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(bad.toString(), good.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.contains("letter.wav"));
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.matches(".*\\.wav\t[5#]\t\\d+\t\\d+"));
    }

    private Path twoDigits(String form) throws Exception {
        Path five = sox("five.wav", "-r 48000 -c 1", "synth 0.1 sine 770 synth 0.1 sine mix 1336");
        Path hash = sox("hash.wav", "-r 48000 -c 1", "synth 0.1 sine 941 synth 0.1 sine mix 1477");
        Path gap = sox("gap.wav", "-r 48000 -c 1", "trim 0 0.5");
        Path pause = sox("pause.wav", "-r 48000 -c 1", "trim 0 0.3");
        Path file = folder.resolve("digits.wav");
        List<String> command = new ArrayList<>(List.of("sox", "-R"));
        for (Path piece : List.of(gap, five, pause, hash, gap)) {
            command.add(piece.toString());
        }
        command.addAll(List.of(form.split(" ")));
        command.add(file.toString());
        command.addAll(List.of("gain", "-6"));
        run(command);
        return file;
    }

    private Path sox(String name, String form, String effects) throws Exception {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("sox", "-R", "-n"));
        command.addAll(List.of(form.split(" ")));
        command.add(file.toString());
        command.addAll(List.of(effects.split(" ")));
        run(command);
        return file;
    }

    private static void run(List<String> command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s", command).isZero();
    }

    private static List<FileDigit> read(Path file) throws AudioFileException {
        List<FileDigit> found = new ArrayList<>();
        DtmfFileReader.read(file, found::add);
        return found;
    }
}

package jp.denwaban.cli.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final String FIVE = "synth 0.1 sine 770 synth 0.1 sine mix 1336";
    private static final String HASH = "synth 0.1 sine 941 synth 0.1 sine mix 1477";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r 44100 -b 16 -c 2",
                "-r 48000 -b 24 -c 1",
                "-r 11025 -b 8 -c 1",
                "-r 96000 -b 32 -c 4",
                "-r 6000 -b 16 -c 1",
                "-r 16000 -e floating-point -b 32 -c 1",
                "-r 22050 -e floating-point -b 64 -c 2",
                "-r 192000 -b 16 -c 1",
                "-r 8000 -e mu-law -b 8 -c 1",
                "-r 8000 -e a-law -b 8 -c 2",
                "-r 12000 -e mu-law -b 8 -c 3",
                "-r 8000 -b 24 -c 8",
            })
    void anyWavIsRead(String form) throws Exception {
        List<FileDigit> plain = read(twoDigits("-r 8000 -b 16 -c 1"));

        List<FileDigit> found = read(twoDigits(form));

        assertThat(plain).extracting(FileDigit::digit).containsExactly('5', '#');
        assertThat(found).extracting(FileDigit::digit).containsExactly('5', '#');
        for (int i = 0; i < 2; i++) {
            assertThat(found.get(i).startMillis()).isCloseTo(500 + 400 * i, within(8L));
            assertThat(found.get(i).endMillis()).isCloseTo(600 + 400 * i, within(8L));
            // One step of the detector is 5 ms: that much a little other sound may shift a digit.
            assertThat(found.get(i).startMillis())
                    .isCloseTo(plain.get(i).startMillis(), within(5L));
            assertThat(found.get(i).endMillis()).isCloseTo(plain.get(i).endMillis(), within(5L));
        }
    }

    @Test
    void aKeyOnOneChannelIsFoundAtTheLowestLevelTheNetworkBrings() throws Exception {
        // −39 dBm0 a tone is −42.14 dBFS, of a mix that halves both: −36.12.
        Path key = sox("key.wav", "-r 8000 -c 1", FIVE + " gain -36.12 pad 0.3 0.3");
        Path quiet = sox("quiet.wav", "-r 8000 -c 1", "trim 0 0.7");
        Path two = merged("two.wav", quiet, key);

        assertThat(read(two)).extracting(FileDigit::digit).containsExactly('5');
    }

    @Test
    void channelsOfOppositePhaseDoNotCancel() throws Exception {
        Path key = sox("key.wav", "-r 44100 -c 1", FIVE + " gain -12 pad 0.3 0.3");
        Path opposite = sox("opposite.wav", "-r 44100 -c 1", FIVE + " gain -12 vol -1 pad 0.3 0.3");

        assertThat(read(merged("phase.wav", key, opposite)))
                .extracting(FileDigit::digit)
                .containsExactly('5');
    }

    @Test
    void keysOfTwoLegsAreAllFoundAndACommonOneOnce() throws Exception {
        Path caller = folder.resolve("caller.wav");
        Path staff = folder.resolve("staff.wav");
        Path five = sox("five.wav", "-r 8000 -c 1", FIVE + " gain -12 pad 0.2 0.2");
        Path hash = sox("hash.wav", "-r 8000 -c 1", HASH + " gain -12 pad 0.2 0.2");
        run(List.of("sox", "-R", five.toString(), hash.toString(), caller.toString()));
        Path later = sox("later.wav", "-r 8000 -c 1", FIVE + " gain -12 pad 0.22 0.18");
        run(List.of("sox", "-R", five.toString(), later.toString(), staff.toString()));

        List<FileDigit> found = read(merged("legs.wav", caller, staff));

        assertThat(found).extracting(FileDigit::digit).containsExactly('5', '#', '5');
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 44_100})
    void whatWouldFoldDownToAKeyIsNone(int rateHz) throws Exception {
        // 8000 − 770 and 8000 − 1336 Hz: sampled at 8 kHz without a filter, this is key 5.
        Path file =
                sox(
                        "folded.wav",
                        "-c 1 -r " + rateHz,
                        "synth 0.3 sine 7230 synth 0.3 sine mix 6664 gain -3 pad 0.2 0.2");

        assertThat(read(file)).isEmpty();
    }

    @Test
    void hoursTakeNoMoreMemoryThanSeconds() throws Exception {
        Path twoHours = folder.resolve("hours.wav");
        Files.copy(twoDigits("-r 8000 -b 16 -c 1"), twoHours);
        try (RandomAccessFile file = new RandomAccessFile(twoHours.toFile(), "rw")) {
            file.seek(40); // length of the data: not known
            file.writeInt(-1);
            file.setLength(2L * 3600 * 8000 * 2); // a hole: 115 MB that take no room
        }
        // ten times less memory than the file has
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path said = folder.resolve("said");
        Process small =
                new ProcessBuilder(
                                java,
                                "-Xmx12m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "jp.denwaban.cli.Main",
                                "dtmf",
                                twoHours.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();

        assertThat(small.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(said))
                .hasSize(2)
                .allMatch(line -> line.matches(".*\\.wav\t[5#]\t\\d+\t\\d+"));
        assertThat(small.exitValue()).isZero();
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
        Path letter = Files.writeString(folder.resolve("letter.wav"), "拝啓");
        Path empty = Files.createFile(folder.resolve("empty.wav"));
        Path missing = folder.resolve("missing\n.wav");
        Path cut = folder.resolve("cut.wav");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(good), 40));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit =
                new CommandLine(new DtmfCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(
                                letter.toString(),
                                empty.toString(),
                                good.toString(),
                                missing.toString(),
                                folder.toString(),
                                cut.toString(),
                                good.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("letter.wav is not a WAV file"),
                        line -> assertThat(line).contains("empty.wav", "ends too early"),
                        line -> assertThat(line).contains("missing?.wav", "no such file"),
                        line -> assertThat(line).contains(folder.toString(), "is a folder"),
                        line -> assertThat(line).contains("cut.wav", "ends too early"))
                .allMatch(line -> line.startsWith("denwaban dtmf: "));
        assertThat(out.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.matches(".*\\.wav\t[5#]\t\\d+\t\\d+"));
    }

    @Test
    void aStreamIsReadLikeAFile() throws Exception {
        List<FileDigit> found = new ArrayList<>();
        Path file = twoDigits("-r 8000 -b 16 -c 1");

        DtmfFileReader.read("standard input", Files.newInputStream(file), found::add);

        assertThat(found).isEqualTo(read(file));
    }

    private Path twoDigits(String form) throws Exception {
        Path five = sox("five.wav", "-r 48000 -c 1", FIVE);
        Path hash = sox("hash.wav", "-r 48000 -c 1", HASH);
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

    private Path merged(String name, Path left, Path right) throws Exception {
        Path file = folder.resolve(name);
        run(List.of("sox", "-M", left.toString(), right.toString(), file.toString()));
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

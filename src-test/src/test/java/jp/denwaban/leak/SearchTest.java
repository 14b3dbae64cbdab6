package jp.denwaban.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jp.denwaban.leak.Needle.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The looks of {@code bench custody --part memory} find what is there and nothing else. */
class SearchTest {
    private static final long SEED = System.nanoTime();
    private static final Random RANDOM = new Random(SEED);

    /** Larger than two of the blocks that are read at once. */
    private static final int FILE_BYTES = 5 << 19;

    @TempDir Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aNeedleIsFoundWhereverItLies() throws Exception {
        System.out.println("SearchTest seed " + SEED);
        byte[] secret = bytes(32);
        int edge = 1 << 20;
        for (int at : new int[] {0, 1, edge - 31, edge - 1, edge, edge + 7, FILE_BYTES - 32}) {
            byte[] hay = bytes(FILE_BYTES);
            System.arraycopy(secret, 0, hay, at, secret.length);

            assertThat(search(secret).in(file(hay))).as("at %d, seed %d", at, SEED).hasSize(1);
        }
    }

    @Test
    void almostANeedleIsNone() throws Exception {
        byte[] secret = bytes(32);
        byte[] hay = bytes(FILE_BYTES);
        System.arraycopy(secret, 0, hay, 4711, secret.length);
        hay[4711 + 31] ^= 1;

        assertThat(search(secret).in(file(hay))).as("seed %d", SEED).isEmpty();
    }

    @Test
    void aKeyIsFoundInTheFormsOfALibrary() throws Exception {
        // The first four and the last four bytes of each form, worked out by hand.
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (i + 1);
        }
        List<Needle> forms = Needle.key(Kind.PRIVATE_KEY, "a key", key);

        assertThat(forms.get(0).bytes()).startsWith(1, 2, 3, 4).endsWith(29, 30, 31, 32);
        assertThat(forms.get(1).bytes()).startsWith(4, 3, 2, 1).endsWith(32, 31, 30, 29);
        assertThat(forms.get(2).bytes()).startsWith(32, 31, 30, 29).endsWith(4, 3, 2, 1);
    }

    @Test
    void whatAnotherVirtualMachineHoldsIsFoundInItsMemory() throws Exception {
        String held = "held" + RANDOM.nextLong();
        String other = "never" + RANDOM.nextLong();
        Process holder = holder(held);
        List<Needle> needles = new ArrayList<>(Needle.text(Kind.PASSWORD, "held", held));
        needles.addAll(Needle.text(Kind.PASSWORD, "never there", other));
        Search search = new Search(needles);

        assertThat(new ProcessMemory(holder.pid()).holds(search))
                .as("seed %d", SEED)
                .extracting(Needle::what)
                .contains("held in UTF-16LE")
                .noneMatch(what -> what.startsWith("never there"));
        assertThat(search.read()).as("bytes of a whole JVM").isGreaterThan(10_000_000);
        assertThat(holder.isAlive()).as("it goes on").isTrue();
    }

    @Test
    void aProcessThatEndedHoldsNothing() throws Exception {
        Process holder = holder("gone" + RANDOM.nextLong());
        holder.destroyForcibly();
        assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(new ProcessMemory(holder.pid()).exists()).isFalse();
    }

    /** A virtual machine with these letters in a {@code char[]}; it gets them over its input. */
    private Process holder(String letters) throws IOException {
        Path source =
                Files.writeString(
                        folder.resolve("Holder.java"),
                        """
                        class Holder {
                            static char[] held;
                            public static void main(String[] words) throws Exception {
                                byte[] read = System.in.readNBytes(%d);
                                held = new String(read, "US-ASCII").toCharArray();
                                System.out.println("holds");
                                System.in.read();
                            }
                        }
                        """
                                .formatted(letters.length()));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                source.toString())
                        .start();
        started.add(process);
        process.getOutputStream().write(letters.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        assertThat(process.inputReader(StandardCharsets.US_ASCII).readLine()).isEqualTo("holds");
        return process;
    }

    private static Search search(byte[] secret) {
        return new Search(List.of(new Needle(Kind.PRIVATE_KEY, "secret", secret)));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("hay"), bytes);
    }
}

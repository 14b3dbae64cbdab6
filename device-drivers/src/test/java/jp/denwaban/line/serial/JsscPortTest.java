package jp.denwaban.line.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.denwaban.exchange.pty.PtyPair;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;
import jp.denwaban.line.LineNumber;
import jp.denwaban.line.Recorded;
import jp.denwaban.line.card.CardProfileFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jSSC on a real pseudo-terminal: every trap of it that we know. */
class JsscPortTest {
    private static final Duration SOON = Duration.ofSeconds(3);

    @TempDir Path locks;
    private PtyPair cable;

    @BeforeEach
    void lay() throws Exception {
        cable = PtyPair.open();
    }

    @AfterEach
    void take() {
        cable.close();
    }

    @Test
    void everyByteGoesThroughUnchangedBothWays() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        try (BytePort port = open()) {
            cable.write(all, 0, all.length);
            assertThat(readFully(port, all.length)).isEqualTo(all);

            port.write(all);
            byte[] back = new byte[256];
            int[] count = {0};
            await().atMost(SOON)
                    .until(
                            () -> {
                                byte[] piece = new byte[256];
                                int got = cable.read(piece, piece.length - count[0]);
                                System.arraycopy(piece, 0, back, count[0], got);
                                count[0] += got;
                                return count[0] == back.length;
                            });
            assertThat(back).isEqualTo(all);
        }
    }

    @Test
    void moreThanOneReadOfJsscCanHoldComesInPieces() throws Exception {
        try (BytePort port = open()) {
            byte[] much = new byte[4000];
            cable.write(much, 0, much.length);
            assertThat(port.read(new byte[100], SOON)).isEqualTo(100);
            assertThat(readFully(port, 3900)).hasSize(3900);
        }
    }

    @Test
    void aReadWithoutBytesEndsWithItsTime() throws Exception {
        try (BytePort port = open()) {
            long before = System.nanoTime();
            assertThat(port.read(new byte[10], Duration.ofMillis(50))).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(50), Duration.ofSeconds(1));
        }
    }

    @Test
    void aPortThatDoesNotExistIsNoPort() {
        assertFails(Kind.NO_PORT, () -> JsscPort.open("/dev/ttyNOWHERE", 115_200, locks));
        assertFails(Kind.NO_PORT, () -> JsscPort.open("\0", 115_200, locks));
    }

    @Test
    void whatIsNoSerialPortIsNoPortAndIsLeftAlone() throws Exception {
        Path file = Files.writeString(locks.resolve("file.txt"), "precious");

        assertThatThrownBy(() -> JsscPort.open(file.toString(), 115_200, locks))
                .hasMessage(file + " is no serial port")
                .isInstanceOfSatisfying(
                        LineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_PORT));
        assertThat(file).hasContent("precious");
    }

    @Test
    void aPortOfAnotherLineIsTakenUnderEveryNameUntilItIsClosed() throws Exception {
        Path link = Files.createSymbolicLink(locks.resolve("by-id"), Path.of(cable.name()));
        BytePort first = open();
        assertThatThrownBy(this::open).hasMessage(cable.name() + " is used by another line");
        assertFails(Kind.PORT_TAKEN, this::open);
        assertFails(Kind.PORT_TAKEN, () -> JsscPort.open(link.toString(), 115_200, locks));
        first.close();
        first.close();
        open().close();
    }

    @Test
    void aPortOfAnotherProcessIsTaken() throws Exception {
        String lock = "denwaban" + cable.name().replace('/', '-') + ".lock";
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                locks.resolve(lock).toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');
            assertFails(Kind.PORT_TAKEN, this::open);
            assertThatThrownBy(this::open).hasMessage(cable.name() + " is used by another program");
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(5, TimeUnit.SECONDS)).isTrue();
        open().close();
    }

    /** Holds a port's lock until it is killed. */
    static final class LockHolder {
        public static void main(String[] arguments) throws Exception {
            try (FileChannel file =
                            FileChannel.open(
                                    Path.of(arguments[0]),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                System.out.print(lock.isValid() ? "L" : "-");
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void aCableThatIsPulledIsALostPort() throws Exception {
        try (BytePort port = open()) {
            cable.close();

            assertFails(Kind.PORT_LOST, () -> port.read(new byte[10], SOON));
            assertFails(Kind.PORT_LOST, () -> port.write(new byte[10]));
        }
    }

    @Test
    void aClosedPortIsALostPort() throws Exception {
        BytePort port = open();
        port.close();

        assertFails(Kind.PORT_LOST, () -> port.read(new byte[10], SOON));
        assertFails(Kind.PORT_LOST, () -> port.write(new byte[10]));
    }

    @Test
    void aWriterThatHangsInADeadPortDoesNotKeepItFromClosing() throws Exception {
        BytePort port = open();
        AtomicInteger written = new AtomicInteger();
        Thread writer =
                new Thread(
                        () -> {
                            try {
                                for (int i = 0; i < 1000; i++) {
                                    port.write(new byte[4000]); // nobody reads at the other end
                                    written.incrementAndGet();
                                }
                            } catch (LineException e) {
                                // the port was closed under it
                            }
                        });
        writer.setDaemon(true);
        writer.start();
        int[] before = {-1};
        await().pollInterval(Duration.ofMillis(100))
                .atMost(SOON)
                .until(() -> before[0] == (before[0] = written.get())); // it hangs by now
        assertThat(writer.isAlive()).isTrue();
        long closing = System.nanoTime();
        port.close();

        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(SOON);
        cable.close(); // wakes the writer for good
    }

    @Test
    void aLineWithoutItsVoicePortSaysSo() throws Exception {
        SerialLine line =
                new SerialLine(
                        new LineNumber(1),
                        CardProfileFile.shipped("inline"),
                        new SerialPorts(cable.name(), Optional.empty(), locks));

        assertThatThrownBy(() -> line.open(new Recorded()))
                .isInstanceOf(LineException.class)
                .hasMessageContaining("needs a voice port");
        line.close();
    }

    private BytePort open() throws LineException {
        return JsscPort.open(cable.name(), 115_200, locks);
    }

    private static byte[] readFully(BytePort port, int count) throws LineException {
        byte[] all = new byte[count];
        int done = 0;
        while (done < count) {
            byte[] piece = new byte[count - done];
            int got = port.read(piece, SOON);
            assertThat(got).isPositive();
            System.arraycopy(piece, 0, all, done, got);
            done += got;
        }
        return all;
    }

    private static void assertFails(Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        LineException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}

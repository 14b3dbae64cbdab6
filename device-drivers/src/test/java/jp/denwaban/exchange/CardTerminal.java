package jp.denwaban.exchange;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jssc.SerialPort;
import jssc.SerialPortException;

/** A terminal program on one port of the card, by jSSC: types commands, reads what comes. */
final class CardTerminal implements AutoCloseable {
    private final SerialPort port;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean fed;
    private long fedAt;

    CardTerminal(String path, int baud) throws SerialPortException {
        port = new SerialPort(path);
        port.openPort();
        port.setParams(baud, 8, 1, 0);
    }

    void type(String text) throws SerialPortException {
        port.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Everything that has come so far, one character for one byte. */
    String heard() throws SerialPortException {
        byte[] bytes = port.readBytes();
        if (bytes != null) {
            read.writeBytes(bytes);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    void forget() throws SerialPortException {
        heard();
        read.reset();
    }

    /** Types a command and waits for the end of its reply. */
    String order(String command) throws SerialPortException {
        forget();
        type(command + "\r");
        return until("\r\nOK\r\n");
    }

    /** From now on the watchdog is fed while this waits for something. */
    void keepFed() {
        fed = true;
    }

    private boolean hasCome(String text) throws SerialPortException {
        if (fed && System.nanoTime() - fedAt > 1_000_000_000L) {
            fedAt = System.nanoTime();
            type("AT#FEED\r");
        }
        return heard().contains(text);
    }

    String until(String text) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(8))
                .until(() -> hasCome(text));
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws SerialPortException {
        port.closePort();
    }
}

package jp.denwaban.line.card;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;

/**
 * A card on paper, for what no honest card does: it says OK to every command unless told otherwise,
 * and says whatever a test puts in its mouth.
 */
final class PaperCard implements BytePort {
    private static final String OK = "\r\nOK\r\n";

    private final String name;
    private final BlockingQueue<byte[]> toComputer = new LinkedBlockingQueue<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> overheard = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Long> commandTimes = new CopyOnWriteArrayList<>();
    private final List<byte[]> streamed = new CopyOnWriteArrayList<>();
    private byte[] rest = new byte[0];
    private volatile boolean streaming;
    private volatile boolean closed;
    private volatile boolean closeHangs;

    PaperCard(String name) {
        this.name = name;
        answers.put("AT+VTR", "\r\nCONNECT\r\n");
    }

    /** Replies this, instead of OK, to this command; nothing if empty. */
    void answers(String command, String reply) {
        answers.put(command, reply);
    }

    /** Overhears this command once. */
    void overhears(String command) {
        overheard.add(command);
    }

    void says(String text) {
        toComputer.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void says(byte[] bytes) {
        toComputer.add(bytes.clone());
    }

    /** Ends the voice stream of its own accord. */
    void breaksOff() {
        streaming = false;
        says("\u0010\u0003" + OK);
    }

    /** Begins a voice stream, for an order that it has answered nothing to so far. */
    void connects() {
        streaming = true;
        says("\r\nCONNECT\r\n");
    }

    /** As a driver of a dead adapter does. */
    void hangsOnClose() {
        closeHangs = true;
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    List<Long> commandTimes() {
        return List.copyOf(commandTimes);
    }

    int streamedBytes() {
        return streamed.stream().mapToInt(bytes -> bytes.length).sum();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, Duration timeout) throws LineException {
        try {
            if (rest.length == 0) {
                byte[] next = toComputer.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
                rest = next == null ? new byte[0] : next;
            }
        } catch (InterruptedException e) {
            throw new LineException(LineException.Kind.PORT_LOST, name, e);
        }
        if (closed) {
            throw new LineException(LineException.Kind.PORT_LOST, name + " is closed");
        }
        int count = Math.min(rest.length, buffer.length);
        System.arraycopy(rest, 0, buffer, 0, count);
        rest = java.util.Arrays.copyOfRange(rest, count, rest.length);
        return count;
    }

    @Override
    public void write(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0010^")) {
            says(streaming ? "\u0010\u0003" + OK : "");
            streaming = false;
        } else if (streaming) {
            streamed.add(bytes);
        } else {
            String command = text.strip();
            commands.add(command);
            commandTimes.add(System.nanoTime());
            String answer = answers.getOrDefault(command, OK);
            streaming = answer.contains("CONNECT");
            if (!answer.isEmpty() && !overheard.remove(command)) {
                says(answer);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        while (closeHangs) {
            Thread.onSpinWait();
        }
    }

    void letGo() {
        closeHangs = false;
    }
}

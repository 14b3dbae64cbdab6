package jp.denwaban.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One connection as lines of UTF-8. One thread reads, one other thread writes; both block; {@link
 * #close} from any thread ends both.
 */
public final class WireSocket implements AutoCloseable {
    private final SocketChannel channel;
    private final int longestLine;
    private final ByteBuffer in = ByteBuffer.allocate(8192).flip();

    /**
     * @param longestLine in bytes that the other side may send: {@link Wire#LONGEST_LINE} for a
     *     console, much less for the process that many may talk to
     */
    public WireSocket(SocketChannel channel, int longestLine) {
        this.channel = channel;
        this.longestLine = longestLine;
    }

    /** The next line without its end; empty when the other side has closed. */
    public Optional<String> readLine() throws IOException, WireException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (in.hasRemaining()) {
                byte next = in.get();
                if (next == '\n') {
                    return Optional.of(line.toString(StandardCharsets.UTF_8));
                }
                if (line.size() == longestLine) {
                    throw new WireException("a line longer than " + longestLine + " bytes");
                }
                line.write(next);
            }
            in.clear();
            int count = channel.read(in);
            in.flip();
            if (count < 0) {
                return Optional.empty();
            }
        }
    }

    /** Writes one line; returns when the kernel has taken it. */
    public void writeLine(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Closing is the end of it either way; there is nobody to tell and nothing to save.
            return;
        }
    }
}

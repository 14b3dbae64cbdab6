package jp.denwaban.exchange.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One program at the control socket: a line in, an answer out, until it leaves. */
final class ControlConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);

    /** A verb and the longest path of a file. */
    private static final int LONGEST_LINE = 4200;

    private final SocketChannel peer;
    private final OrderText orders;
    private final Consumer<ControlConnection> left;
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean tooLong;

    ControlConnection(SocketChannel peer, OrderText orders, Consumer<ControlConnection> left) {
        this.peer = peer;
        this.orders = orders;
        this.left = left;
    }

    void serve() {
        try (peer) {
            ByteBuffer read = ByteBuffer.allocate(LONGEST_LINE);
            while (peer.read(read.clear()) >= 0) {
                read.flip();
                while (read.hasRemaining()) {
                    take(read.get());
                }
            }
        } catch (ClosedChannelException e) {
            // The exchange ends.
        } catch (IOException e) {
            LOG.debug("a control connection is gone", e);
        } finally {
            left.accept(this);
        }
    }

    void refuse(String why) {
        try (peer) {
            say(LineOrders.ERROR + why);
        } catch (IOException e) {
            LOG.debug("a control connection is gone", e);
        } finally {
            left.accept(this);
        }
    }

    private void take(byte octet) throws IOException {
        if (octet != '\n') {
            tooLong |= length == LONGEST_LINE;
            if (!tooLong) {
                line[length++] = octet;
            }
            return;
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        boolean whole = !tooLong;
        length = 0;
        tooLong = false;
        if (!whole) {
            say(LineOrders.ERROR + "the line is too long");
        } else if (!text.isEmpty()) {
            say(orders.answer(text));
        }
    }

    private void say(String answer) throws IOException {
        ByteBuffer out = ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8));
        while (out.hasRemaining()) {
            peer.write(out);
        }
    }

    @Override
    public void close() {
        try {
            peer.close();
        } catch (IOException e) {
            LOG.debug("a control connection did not close", e);
        }
    }
}

package jp.denwaban.bench.dtmf;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * spandsp as Debian packs it, with all its defaults: no dial-tone filter, twist 8 and 4 dB, its own
 * threshold. Its real-time reports give the beginning and the end of a digit by its block.
 *
 * @see "spandsp 0.0.6, dtmf.c, dtmf_rx()"
 */
final class SpandspEar implements Ear {
    private static final String LIBRARY = "libspandsp.so.2";

    /** It decides once in 102 samples; fed so, a report belongs to the block just given. */
    private static final int BLOCK = 102;

    /** A change is believed the second time it is seen. */
    private static final int BLOCKS_TO_BELIEVE = 2;

    private static final int NO_DIGIT = 0;

    /** What is used of it. */
    interface Spandsp extends Library {
        @Nullable Pointer dtmf_rx_init(
                @Nullable Pointer state, @Nullable Pointer digits, @Nullable Pointer user);

        void dtmf_rx_set_realtime_callback(Pointer state, Report report, @Nullable Pointer user);

        int dtmf_rx(Pointer state, Pointer samples, int count);

        int dtmf_rx_free(Pointer state);
    }

    /** {@code tone_report_func_t}. */
    interface Report extends Callback {
        void report(@Nullable Pointer user, int code, int level, int delay);
    }

    private final Spandsp spandsp;

    private SpandspEar(Spandsp spandsp) {
        this.spandsp = spandsp;
    }

    /** Nothing where the package is not installed. */
    static Optional<Ear> open() {
        try {
            return Optional.of(new SpandspEar(Native.load(LIBRARY, Spandsp.class)));
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Heard> hear(short[] samples) {
        Pointer state = spandsp.dtmf_rx_init(null, null, null);
        if (state == null) {
            throw new IllegalStateException("spandsp gives no receiver");
        }
        Listening listening = new Listening();
        try (Memory memory = new Memory(2L * Math.max(1, samples.length))) {
            memory.write(0, samples, 0, samples.length);
            spandsp.dtmf_rx_set_realtime_callback(state, listening, null);
            for (int at = 0; at < samples.length; at += BLOCK) {
                int count = Math.min(BLOCK, samples.length - at);
                listening.at = at + count;
                spandsp.dtmf_rx(state, memory.share(2L * at), count);
            }
        } finally {
            spandsp.dtmf_rx_free(state);
        }
        listening.close();
        return listening.heard;
    }

    /** Beginnings and ends become digits. */
    private static final class Listening implements Report {
        private final List<Heard> heard = new ArrayList<>();
        private int at;
        private int key;
        private int start;

        @Override
        public void report(@Nullable Pointer user, int code, int level, int delay) {
            close();
            key = code;
            start = Math.max(0, at - BLOCKS_TO_BELIEVE * BLOCK);
        }

        private void close() {
            if (key != NO_DIGIT) {
                int end = Math.max(start, at - BLOCKS_TO_BELIEVE * BLOCK);
                heard.add(new Heard((char) key, start, end));
                key = NO_DIGIT;
            }
        }
    }
}

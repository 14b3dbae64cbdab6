package jp.denwaban.cli.demo;

import java.util.Optional;
import jp.denwaban.audio.LineAudio;

/**
 * Says whether one recorded leg is what the exchange sent, by cross-correlation over the whole leg
 * and again over every second of it, so that a piece missing near one end cannot hide in the mean.
 *
 * <p>Shape: both arrays are mono samples of {@link LineAudio}; {@code reference} begins where the
 * exchange began to send, the recording where it claims to begin in it. Pure: no file or clock.
 */
public final class LegComparer {
    /** The bound for "the same audio"; µ-law alone leaves about 0.999. */
    static final double SAME = 0.95;

    /** The bound for alignment. */
    static final int ALIGNED_SAMPLES = LineAudio.RATE_HZ * 20 / 1000;

    /**
     * How far a shift is searched, so that it can be named: five times the shift that must fail.
     */
    static final int SEARCH_SAMPLES = LineAudio.RATE_HZ * 500 / 1000;

    /** A leg below this was silent; the bound. */
    static final double SILENT_DBFS = -50;

    /** A second quieter than this is mostly quantisation noise and proves nothing by itself. */
    static final double JUDGED_DBFS = -42;

    private static final int WINDOW = LineAudio.RATE_HZ;

    private LegComparer() {}

    /**
     * @param from sample of the reference at which the recording claims to begin
     * @return why they differ, in words; empty if they are the same
     */
    public static Optional<String> difference(short[] reference, int from, short[] recorded) {
        int length = Math.min(recorded.length, reference.length - from);
        if (from < 0 || length < LineAudio.RATE_HZ / 2) {
            return Optional.of("begins outside of what was sent");
        }
        if (Level.dbfs(reference, from, length) <= SILENT_DBFS) {
            double level = Level.dbfs(recorded, 0, length);
            return level <= SILENT_DBFS
                    ? Optional.empty()
                    : Optional.of("should be silent and has %.0f dBFS".formatted(level));
        }
        int lag = bestLag(reference, from, recorded, length);
        if (Math.abs(lag) > ALIGNED_SAMPLES) {
            return Optional.of("is shifted by %d ms".formatted(lag * 1000 / LineAudio.RATE_HZ));
        }
        double whole = Correlation.at(reference, from + lag, recorded, 0, length);
        if (whole < SAME) {
            return Optional.of("correlates by %.3f only".formatted(whole));
        }
        return worstSecond(reference, from + lag, recorded, length);
    }

    private static Optional<String> worstSecond(
            short[] reference, int from, short[] recorded, int length) {
        for (int at = 0; at + WINDOW <= length; at += WINDOW / 2) {
            if (from + at < 0 || from + at + WINDOW > reference.length) {
                continue;
            }
            if (Level.dbfs(reference, from + at, WINDOW) < JUDGED_DBFS) {
                continue;
            }
            double second = Correlation.at(reference, from + at, recorded, at, WINDOW);
            if (second < SAME) {
                return Optional.of(
                        "correlates by %.3f only at %.1f s"
                                .formatted(second, (double) at / LineAudio.RATE_HZ));
            }
        }
        return Optional.empty();
    }

    /** Sought with the loudest two seconds: they name the shift, the whole leg then confirms it. */
    private static int bestLag(short[] reference, int from, short[] recorded, int length) {
        int piece = Math.min(length, 2 * WINDOW);
        int start = loudest(recorded, length, piece);
        return Correlation.bestShift(
                reference, from + start, recorded, start, piece, SEARCH_SAMPLES);
    }

    private static int loudest(short[] recorded, int length, int piece) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at + piece <= length; at += WINDOW / 2) {
            double level = Level.dbfs(recorded, at, piece);
            if (level > most) {
                most = level;
                best = at;
            }
        }
        return best;
    }
}

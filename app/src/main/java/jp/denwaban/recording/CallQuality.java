package jp.denwaban.recording;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import jp.denwaban.call.Side;

/**
 * How good the recording of one call is, by the figures of both legs: 録音良好, or 要確認 with what is
 * wrong. The figures are kept sealed with the call; what follows from them is said here alone.
 */
public record CallQuality(LegQuality caller, LegQuality staff) {
    /** As long as a silent leg is let be before the tile asks somebody to look. */
    private static final int JUDGED_MILLIS = 10_000;

    /**
     * In a conversation either speaks 39 % of the time (ITU-T P.59, table 1); a tenth of that is no
     * part in it.
     */
    private static final int SILENT_PERMILLE = 960;

    /**
     * Speech is recorded at −26 dBFS (ITU-T P.56 and G.191); 14 dB below it stands only 10 dB above
     * what counts as silence, and is hard to follow.
     */
    private static final int LOW_DBFS = -40;

    /** A level is known when somebody has spoken a sentence: 2 s. */
    private static final int LEVEL_MILLIS = 2_000;

    /** One sample in a thousand: ours. Speech of −16 dBFS has none, the same 12 dB louder 3 %. */
    private static final int CLIPPED_PPM = 1_000;

    /** What may be wrong with a recording; the worst first. */
    public enum Flaw {
        /** Something was not heard at all. */
        MISSING,
        CALLER_SILENT,
        STAFF_SILENT,
        CLIPPED,
        LOW
    }

    /** Empty for 録音良好. */
    public Set<Flaw> flaws() {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        judge(caller, Side.CALLER, flaws);
        judge(staff, Side.STAFF, flaws);
        return Collections.unmodifiableSet(flaws);
    }

    private static void judge(LegQuality leg, Side side, Set<Flaw> flaws) {
        if (leg.gaps() > 0) {
            flaws.add(Flaw.MISSING);
        }
        if (silent(leg)) {
            flaws.add(side == Side.CALLER ? Flaw.CALLER_SILENT : Flaw.STAFF_SILENT);
        } else if (leg.soundingMillis() >= LEVEL_MILLIS) {
            if (leg.clippedPpm() > CLIPPED_PPM) {
                flaws.add(Flaw.CLIPPED);
            }
            if (leg.levelDbfs() < LOW_DBFS) {
                flaws.add(Flaw.LOW);
            }
        }
    }

    private static boolean silent(LegQuality leg) {
        return leg.heardMillis() >= JUDGED_MILLIS && leg.silentPermille() > SILENT_PERMILLE;
    }
}

package jp.denwaban.answering;

import java.util.EnumSet;
import java.util.Set;
import jp.denwaban.exchange.card.Fault;

/**
 * What one cell of the matrix has to show.
 *
 * @param codes under which people hear of it
 * @param bypass the line cannot serve: within 3 s of the moment the fault bites it is in bypass
 * @param serves the line must go on serving; neither where both are right
 * @param voiceStops no voice comes from the moment the fault bites
 */
record Expected(Set<String> codes, boolean bypass, boolean serves, boolean voiceStops) {
    /** A card that is lost to the computer, whatever it was doing. */
    private static final Set<Fault> LOST =
            EnumSet.of(
                    Fault.PORT_GONE,
                    Fault.CARD_HANGS,
                    Fault.WRITES_IGNORED,
                    Fault.CLOSE_BLOCKS,
                    Fault.LOST_REPLY,
                    Fault.POWER_CUT);

    private static final Set<CallState> TALKING =
            EnumSet.of(CallState.TALKING_RECORDED, CallState.TALKING_UNRECORDED);

    private static final Expected NOTHING = new Expected(Set.of(), false, true, false);

    static Expected of(MatrixLine line) {
        if (line.fault().isEmpty()) {
            return NOTHING;
        }
        Fault fault = line.fault().get();
        CallState state = line.state();
        if (LOST.contains(fault)) {
            boolean heardOn = fault == Fault.WRITES_IGNORED || fault == Fault.LOST_REPLY;
            boolean talkOver = state == CallState.SEALING;
            return new Expected(Set.of("L-03"), true, false, !heardOn && !talkOver);
        }
        return switch (fault) {
            case SOUND_GONE, LOST_CONNECT ->
                    state == CallState.SEALING
                            // The talk is over: whether its stream still runs is a matter of luck.
                            ? new Expected(Set.of(), false, false, false)
                            : new Expected(Set.of("L-03"), true, false, true);
            case STALE_OK -> new Expected(Set.of("L-31"), false, true, false);
            case OVERRUN -> inStream(state, "L-32");
            case UNDERRUN -> inStream(state, "L-35");
            case CALLER_SILENT -> callerSilent(state);
            case STAFF_SILENT -> staffSilent(state);
            case CLIPPING ->
                    TALKING.contains(state) || state == CallState.BRIDGING
                            ? new Expected(Set.of("L-33"), false, true, false)
                            : NOTHING;
            case CLOCK_FAST, CLOCK_SLOW -> NOTHING;
            // Two seconds of noise may hit a command or none; it is survived either way.
            default -> new Expected(Set.of("L-31"), false, false, false);
        };
    }

    private static Expected inStream(CallState state, String code) {
        return switch (state) {
            case RINGING -> NOTHING; // over before there is a stream
            case SEALING -> new Expected(Set.of(), false, false, false);
            default -> new Expected(Set.of(code), false, true, false);
        };
    }

    /** Before anything was heard of this leg, digital silence cannot be told from a dead leg. */
    private static Expected callerSilent(CallState state) {
        return switch (state) {
            case RINGING, GREETING -> new Expected(Set.of("R-04"), false, true, false);
            case SEALING -> NOTHING;
            default -> new Expected(Set.of("R-04"), true, false, false);
        };
    }

    /** An open loop is silent by right; a called one is soon known by its noise. */
    private static Expected staffSilent(CallState state) {
        return switch (state) {
            case ROUTING, SEIZED, AT_OPERATOR -> new Expected(Set.of("R-05"), false, true, false);
            case RESTING, RING_BACK, BRIDGING, TALKING_RECORDED, TALKING_UNRECORDED ->
                    new Expected(Set.of("R-05"), true, false, false);
            default -> NOTHING;
        };
    }
}

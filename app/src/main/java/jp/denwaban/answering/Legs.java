package jp.denwaban.answering;

import jp.denwaban.call.Call;
import jp.denwaban.call.Phase;

/**
 * Both legs of one line under watch: what is wrong with their sound becomes an alarm, and a leg
 * that has died takes the line out of service. Owned by the line's thread.
 */
final class Legs {
    private final LineKeeper keeper;
    private final LegWatch callerLeg = new LegWatch();
    private final LegWatch staffLeg = new LegWatch();

    Legs(LineKeeper keeper) {
        this.keeper = keeper;
    }

    /**
     * One frame of both legs.
     *
     * @param bothLegs whether the card hears them apart; a mixed one leaves the staff's empty
     */
    void hear(Call call, boolean bothLegs, short[] caller, short[] staff) {
        if (call.phase() == Phase.SEALING || call.phase() == Phase.REGISTERING) {
            callerLeg.rest();
        } else {
            found(callerLeg.hear(caller), LineAlarms.Code.CALLER_MUTE);
        }
        if (bothLegs && stationEngaged(call)) {
            found(staffLeg.hear(staff), LineAlarms.Code.STAFF_MUTE);
        } else {
            staffLeg.rest();
        }
    }

    /** While its loop is open the station leg carries nothing; for a flash it is not used. */
    private static boolean stationEngaged(Call call) {
        if (call.phase() != Phase.ROUTING || call.held()) {
            return call.phase() == Phase.TALKING;
        }
        return switch (call.reach().step()) {
            case SEIZED, CALLED, BRIDGING -> true;
            case NOTHING, CALLING, RESTING, RETURNING -> false;
        };
    }

    private void found(LegWatch.Finding finding, LineAlarms.Code mute) {
        switch (finding) {
            case NOTHING -> {}
            case CLIPPED -> keeper.alarms().raiseInCall(LineAlarms.Code.CLIPPED);
            case MUTE -> keeper.alarms().raiseInCall(mute);
            case DIED -> {
                keeper.alarms().raiseInCall(mute);
                keeper.enterBypass();
            }
        }
    }
}

package jp.denwaban.exchange.card;

import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.Mix;

/**
 * Trunk and station joined without the PC: by the fallen relay, by a flash transfer, or by the
 * telephone beside a modem. It lasts whatever becomes of the PC.
 */
final class DirectJoin {
    /** A telephone beside a modem is left ringing so long, in case the PC answers after all. */
    private static final int TELEPHONE_BESIDE_MILLIS = 9000;

    private final Trunk trunk;
    private final Station station;
    private boolean bypassed;
    private boolean transferred;

    DirectJoin(Trunk trunk, Station station) {
        this.trunk = trunk;
        this.station = station;
    }

    /** Whether both legs are out of the card's hands. */
    boolean holds() {
        return bypassed || transferred;
    }

    boolean transferred() {
        return transferred;
    }

    /** Leaves the caller to whoever is being called. */
    void transfer() {
        transferred = true;
    }

    /**
     * One step.
     *
     * @param relayFallen whether calls ring through to the attendant now
     * @param modem whether a telephone stands beside the card
     */
    void step(boolean relayFallen, boolean modem) {
        bypassed = relayFallen;
        if (relayFallen) {
            ringThrough();
        } else if (modem && (station.ringing() || overdue()) && !transferred) {
            ringThrough();
            transferred = station.talking();
        }
        if (holds() && trunk.loopClosed()) {
            join();
        }
    }

    private boolean overdue() {
        return trunk.ringingMillis() >= TELEPHONE_BESIDE_MILLIS;
    }

    private void ringThrough() {
        if (trunk.ringing() && station.onHook()) {
            station.ringAttendant();
        } else if (trunk.ringing() && station.talking()) {
            trunk.closeLoop();
        } else if (!trunk.inUse() && !station.onHook()) {
            station.release();
        }
    }

    private void join() {
        if (station.talking()) {
            trunk.reachStaff();
        }
        Mix.add(trunk.toCaller(), station.fromStation());
        if (trunk.callerGone()) {
            station.leaveAlone();
        }
        boolean nobodyLeft = trunk.callerGone() && !station.talking();
        if (station.staffGone() || nobodyLeft) {
            trunk.openLoop();
            station.release();
            transferred = false;
        }
    }
}

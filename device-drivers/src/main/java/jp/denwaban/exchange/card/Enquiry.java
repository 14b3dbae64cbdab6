package jp.denwaban.exchange.card;

import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.tone.ToneGenerator;

/**
 * What a PBX does after a hook flash, where the card is one of its extensions: it holds the caller
 * and offers the card another call. A second flash brings the caller back; hanging up leaves him to
 * whoever was called.
 */
final class Enquiry {
    private final Trunk trunk;
    private final Station station;
    private Sound hold = Sound.SILENCE;
    private boolean open;

    Enquiry(Trunk trunk, Station station) {
        this.trunk = trunk;
        this.station = station;
    }

    /** Whether the PBX holds the caller. */
    boolean open() {
        return open;
    }

    void flash() {
        if (open) {
            close();
            station.release();
        } else {
            open = true;
            hold = ToneGenerator.ringBack()::fill;
            station.seizeAfterFlash();
        }
    }

    /** Whether hanging up now would leave the caller to somebody. */
    boolean called() {
        return open && !station.dialled().isEmpty();
    }

    void close() {
        open = false;
    }

    /** What the card hears where its caller was. */
    short[] heard() {
        return open ? station.fromStation() : trunk.fromCaller();
    }

    /** What the caller hears while he is held: many a PBX gives ring-back in place of music. */
    void holdOn() {
        hold.fill(trunk.toCaller());
    }
}

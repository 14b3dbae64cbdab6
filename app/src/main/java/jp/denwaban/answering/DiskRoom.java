package jp.denwaban.answering;

import java.io.IOException;
import jp.denwaban.disk.Reserve;
import jp.denwaban.disk.ReservedDisk;
import jp.denwaban.health.DiskGauge;

/** The volume of the recordings and the room kept on it: whether there is any, and its care. */
final class DiskRoom {
    private final DiskGauge gauge;
    private final Reserve reserve;

    DiskRoom(DiskGauge gauge, Reserve reserve) {
        this.gauge = gauge;
        this.reserve = reserve;
    }

    DiskGauge.Reading read() throws IOException {
        return gauge.read();
    }

    /**
     * Whether nothing more is to be acquired: too little is left, or the reserve has been needed.
     * What asks the disk without knowing of the reserve finds it given up.
     */
    boolean full() throws IOException {
        DiskGauge.Reading reading = gauge.read();
        if (reading.freeBytes() < ReservedDisk.NO_ROOM_BYTES) {
            reserve.release();
        }
        return reserve.spent() || reading.level() == DiskGauge.Level.STOP;
    }

    /**
     * Keeps the reserve if there is room for it: as much again must be left above the mark at which
     * answering stops, or the next call would be answered only to be cut.
     *
     * @return whether it is kept now
     */
    boolean keepReserve() throws IOException {
        if (reserve.held() && !reserve.spent()) {
            return true;
        }
        if (gauge.read().roomBytes() < 2 * reserve.bytes()) {
            return false;
        }
        reserve.hold();
        return true;
    }
}

package jp.denwaban.answering;

import jp.denwaban.audio.LineAudio;
import jp.denwaban.tone.LevelMeter;

/** How loud the two legs of one line are, and for how long one has been silent. Thread safe. */
final class Meter {
    /** Below this a leg counts as silent: the noise of a quiet line lies at −60 and below. */
    private static final double SILENT_DBFS = -50;

    private final LevelMeter meter = new LevelMeter();
    private double callerPeak = LevelMeter.FLOOR_DBFS;
    private double staffPeak = LevelMeter.FLOOR_DBFS;
    private int callerSilentMillis;
    private int staffSilentMillis;

    /** Both legs in whole dBFS, −60 at least. */
    record Reading(int callerDb, int staffDb) {}

    synchronized void accept(short[] caller, short[] staff) {
        double callerDb = meter.accept(caller);
        double staffDb = meter.accept(staff);
        callerPeak = Math.max(callerPeak, callerDb);
        staffPeak = Math.max(staffPeak, staffDb);
        callerSilentMillis = silence(callerSilentMillis, callerDb);
        staffSilentMillis = silence(staffSilentMillis, staffDb);
    }

    /** The loudest frame since the last reading. */
    synchronized Reading read() {
        Reading reading = new Reading(decibel(callerPeak), decibel(staffPeak));
        callerPeak = LevelMeter.FLOOR_DBFS;
        staffPeak = LevelMeter.FLOOR_DBFS;
        return reading;
    }

    synchronized int callerSilentSeconds() {
        return callerSilentMillis / 1000;
    }

    synchronized int staffSilentSeconds() {
        return staffSilentMillis / 1000;
    }

    synchronized void reset() {
        callerSilentMillis = 0;
        staffSilentMillis = 0;
    }

    private static int silence(int millis, double db) {
        return db < SILENT_DBFS ? millis + LineAudio.FRAME_MILLIS : 0;
    }

    private static int decibel(double db) {
        return (int) Math.max(-60, Math.round(db));
    }
}

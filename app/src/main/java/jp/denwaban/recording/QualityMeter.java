package jp.denwaban.recording;

/** Measures both legs of one call while they are recorded. Owned by the call's thread. */
public final class QualityMeter {
    private final LegMeter caller = new LegMeter();
    private final LegMeter staff = new LegMeter();

    /** 20 ms of both legs, as they go into the file. */
    public void accept(short[] callerFrame, short[] staffFrame) {
        caller.accept(callerFrame);
        staff.accept(staffFrame);
    }

    /** So many frames of both legs were not heard. */
    public void missing(int frames) {
        caller.missing(frames);
        staff.missing(frames);
    }

    /** What it came to so far. */
    public CallQuality reading() {
        return new CallQuality(caller.reading(), staff.reading());
    }
}

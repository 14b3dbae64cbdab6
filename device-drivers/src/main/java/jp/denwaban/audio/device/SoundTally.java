package jp.denwaban.audio.device;

/** Counts what goes wrong with one device. Thread safe. */
final class SoundTally {
    private long overruns;
    private long lostFrames;
    private long slips;
    private long unheard;
    private long underruns;
    private long playDropped;
    private long reopenings;
    private double capturePpm;
    private double playbackPpm;

    synchronized SoundCounts counts() {
        return new SoundCounts(
                overruns,
                lostFrames,
                slips,
                unheard,
                underruns,
                playDropped,
                reopenings,
                capturePpm,
                playbackPpm);
    }

    synchronized void overran(int frames) {
        overruns++;
        lostFrames += frames;
    }

    synchronized void slipped() {
        slips++;
    }

    synchronized void unheard() {
        unheard++;
    }

    synchronized void underran() {
        underruns++;
    }

    synchronized void playDropped() {
        playDropped++;
    }

    synchronized void reopened() {
        reopenings++;
    }

    synchronized void captureFast(double part) {
        capturePpm = part * 1e6;
    }

    synchronized void playbackFast(double part) {
        playbackPpm = part * 1e6;
    }
}

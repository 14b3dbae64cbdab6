package jp.denwaban.audio.device;

/**
 * What went wrong with one sound device since the process began; all nought on a good day.
 *
 * @param overruns times the device lost captured sound, by the clock
 * @param lostFrames of 20 ms that were lost so
 * @param slips blocks that came too much and were left out
 * @param unheardFrames frames that a line did not take in time
 * @param underruns times the callers' ears ran dry
 * @param playDroppedFrames frames for which the device had no room
 * @param reopenings times it was opened anew because something was wrong with it
 * @param capturePpm by how much its capture runs faster than the machine's clock
 * @param playbackPpm by how much its playback does
 */
public record SoundCounts(
        long overruns,
        long lostFrames,
        long slips,
        long unheardFrames,
        long underruns,
        long playDroppedFrames,
        long reopenings,
        double capturePpm,
        double playbackPpm) {}

package jp.denwaban.audio.device;

import java.util.OptionalInt;

/**
 * Which channels of a device belong to one line, counted from 1 as they are printed on it.
 *
 * @param caller captured: the caller's leg, or both mixed
 * @param staff captured: the staff's leg; empty for a card with one mixed leg
 * @param play played: the caller's ear
 */
public record LineChannels(int caller, OptionalInt staff, int play) {

    /** Whether a device of this shape has all of them. */
    public boolean fit(DeviceShape shape) {
        return within(caller, shape.captureChannels())
                && within(staff.orElse(1), shape.captureChannels())
                && within(play, shape.playbackChannels())
                && staff.orElse(0) != caller;
    }

    private static boolean within(int channel, int most) {
        return channel >= 1 && channel <= most;
    }
}

package jp.denwaban.audio.device;

/**
 * A sound device and how many channels it has: the same for every line that shares it, because a
 * device that is opened with fewer channels mixes the others into them.
 *
 * @param captureChannels 1 to {@value #MOST_CHANNELS}
 * @param playbackChannels 1 to {@value #MOST_CHANNELS}
 */
public record DeviceShape(DeviceName name, int captureChannels, int playbackChannels) {
    /** A MADI link; what {@code javax.sound} lists ends at 32, what it opens does not. */
    public static final int MOST_CHANNELS = 64;

    public DeviceShape {
        if (captureChannels < 1
                || captureChannels > MOST_CHANNELS
                || playbackChannels < 1
                || playbackChannels > MOST_CHANNELS) {
            throw new IllegalArgumentException(
                    captureChannels + " and " + playbackChannels + " channels");
        }
    }
}

package jp.denwaban.audio.device;

/**
 * One opening of a sound device, both ways. Nothing waits here, as far as the driver beneath keeps
 * its word; one thread reads, one writes, {@link #close} may come from any and may block.
 *
 * <p>Shape: interleaved sets of all channels, signed 16-bit, little-endian.
 */
interface OpenSound {

    int rateHz();

    /**
     * Takes what has come.
     *
     * @return bytes put at the start of {@code into}, whole sets; 0 when there is nothing yet
     */
    int read(byte[] into);

    /** How many bytes the device can hold that are still to be played. */
    int capacity();

    /** How many of them are free. */
    int room();

    /** Hands over bytes for which there is room. */
    void write(byte[] from, int count);

    void close();
}

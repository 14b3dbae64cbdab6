package jp.denwaban.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands before the samples of a WAV file. The stream is left at the first sample.
 *
 * <pre>
 *  0  4  RIFF; RF64 / BW64 for more than 4 GiB; RIFX for numbers with the high byte first
 *  4  4  length of the rest (not believed)
 *  8  4  WAVE
 * 12     chunks: 4 name, 4 length, content, one more byte if the length is odd
 *        ds64  8 of the rest, 8 of the data, …   (RF64 only, before the others)
 *        fmt   2 tag, 2 channels, 4 rate, 4 bytes a second, 2 bytes a block, 2 bits, …
 *              and with the tag of WAVE_FORMAT_EXTENSIBLE the true tag at 24
 *        data  the samples; a length of 0, of the largest number or of sox's largest: to the end
 * </pre>
 *
 * @param order of the bytes in every number, the samples too
 * @param dataBytes of samples that the file says it has; {@link Long#MAX_VALUE} if it does not say
 * @see "Multimedia Programming Interface 1.0: RIFF WAVE; EBU Tech 3306: RF64; ITU-R BS.2088: BW64"
 */
record WavHeader(WavFormat format, ByteOrder order, long dataBytes) {
    /** Channels of one AES10 (MADI) cable; no recorder joins more in one file. */
    static final int MOST_CHANNELS = 64;

    /** Below it the highest tone of a telephone key, 1633 Hz, does not stand in the file. */
    static final int LOWEST_RATE_HZ = 4_000;

    /** The fastest sound devices there are. */
    static final int HIGHEST_RATE_HZ = 384_000;

    /** The longest {@code fmt} chunk read: that of EXTENSIBLE has 40 bytes, a codec's some more. */
    private static final int LONGEST_FORMAT = 1024;

    /** What 32 bits of length can say. */
    private static final long LARGEST = 0xFFFF_FFFFL;

    /** A writer that knew no length left the largest one, or that less the header it wrote. */
    private static final long UNKNOWN = 0xFFFF_FF00L;

    /** What sox writes into a pipe when it cannot know the length: 2 GiB less 4096. */
    private static final long UNKNOWN_TO_SOX = 0x7FFF_F000L;

    /**
     * Reads the header.
     *
     * @param fileBytes length of the whole file; 0 if that is not known
     * @throws EOFException if the header does not end
     * @throws AudioFileException if it is none, or of a file that cannot be read
     */
    static WavHeader read(String name, InputStream in, long fileBytes)
            throws IOException, AudioFileException {
        ByteBuffer riff = take(in, 12, ByteOrder.LITTLE_ENDIAN);
        boolean highFirst = riff.getInt(0) == tag("RIFX");
        ByteOrder order = highFirst ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean large = riff.getInt(0) == tag("RF64") || riff.getInt(0) == tag("BW64");
        boolean wav = large || highFirst || riff.getInt(0) == tag("RIFF");
        if (!wav || riff.getInt(8) != tag("WAVE")) {
            throw new AudioFileException(name + " is not a WAV file.");
        }
        // The file of a writer that went on past 4 GiB has lost count of them.
        long whole = !large && fileBytes > LARGEST ? Long.MAX_VALUE : 0;
        WavFormat format = null;
        while (true) {
            ByteBuffer chunk = take(in, 8, ByteOrder.LITTLE_ENDIAN);
            long length = Integer.toUnsignedLong(chunk.duplicate().order(order).getInt(4));
            if (chunk.getInt(0) == tag("data")) {
                if (format == null) {
                    throw new AudioFileException(name + " is a WAV file without a format.");
                }
                return new WavHeader(format, order, dataBytes(length, whole));
            }
            if (chunk.getInt(0) == tag("fmt ")) {
                format = format(name, take(in, formatBytes(name, length), order));
            } else if (large && chunk.getInt(0) == tag("ds64") && length >= 16) {
                whole = take(in, 16, order).getLong(8);
                in.skipNBytes(length - 16 + (length & 1));
            } else {
                in.skipNBytes(length + (length & 1));
            }
        }
    }

    private static long dataBytes(long told, long whole) {
        if (whole > 0 && (whole == Long.MAX_VALUE || told == LARGEST)) {
            return whole;
        }
        boolean unknown = told == 0 || told == UNKNOWN_TO_SOX || told >= UNKNOWN;
        return unknown ? Long.MAX_VALUE : told;
    }

    private static int formatBytes(String name, long length) throws AudioFileException {
        if (length < 16 || length > LONGEST_FORMAT) {
            throw new AudioFileException(name + " is a WAV file with a damaged format.");
        }
        return (int) (length + (length & 1));
    }

    private static WavFormat format(String name, ByteBuffer fmt) throws AudioFileException {
        int tag = fmt.getShort(0) & 0xFFFF;
        if (tag == WavFormat.EXTENSIBLE && fmt.limit() >= 26) {
            tag = fmt.getShort(24) & 0xFFFF;
        }
        WavFormat format =
                WavFormat.told(
                        tag,
                        fmt.getShort(2) & 0xFFFF,
                        fmt.getInt(4),
                        fmt.getShort(14) & 0xFFFF,
                        fmt.getShort(12) & 0xFFFF);
        if (!format.readable()) {
            throw new AudioFileException(
                    name
                            + " is a WAV file of "
                            + format.inWords()
                            + "; PCM of 1 to 32 bits, floats of 32 and 64, µ-law and A-law can be"
                            + " read.");
        }
        within(name, "channels", format.channels(), 1, MOST_CHANNELS);
        within(name, "samples a second", format.rateHz(), LOWEST_RATE_HZ, HIGHEST_RATE_HZ);
        return format;
    }

    private static void within(String name, String what, int value, int least, int most)
            throws AudioFileException {
        if (value < least || value > most) {
            throw new AudioFileException(
                    name
                            + " has "
                            + Integer.toUnsignedString(value)
                            + " "
                            + what
                            + "; "
                            + least
                            + " to "
                            + most
                            + " can be read.");
        }
    }

    private static ByteBuffer take(InputStream in, int count, ByteOrder order) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(order);
    }

    private static int tag(String four) {
        return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
    }
}

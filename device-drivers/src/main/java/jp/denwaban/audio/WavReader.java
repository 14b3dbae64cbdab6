package jp.denwaban.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a WAV file from front to back, in blocks: linear PCM of 8 to 32 bits, floats, µ-law or
 * A-law, at any rate and number of channels that makes sense for speech.
 *
 * <p>Units: samples come as signed 16-bit linear PCM, channels interleaved, at {@link #rateHz()}. A
 * file whose writer was cut short is read to its real end.
 *
 * @see "Microsoft/IBM Multimedia Programming Interface 1.0: RIFF WAVE"
 */
public final class WavReader implements AutoCloseable {
    /** The largest sound device this product reads is an 8-channel one. */
    public static final int MOST_CHANNELS = 8;

    private static final int HIGHEST_RATE_HZ = 192_000;
    private static final int BLOCK = 8192;

    private final String name;
    private final InputStream in;
    private final WavFormat format;
    private final byte[] block;
    private long bytesLeft;

    private WavReader(String name, InputStream in, WavFormat format, long bytes) {
        this.name = name;
        this.in = in;
        this.format = format;
        this.bytesLeft = bytes;
        this.block = new byte[BLOCK / format.sampleBytes() * format.sampleBytes()];
    }

    public static WavReader open(Path file) throws AudioFileException {
        String name = String.valueOf(file.getFileName());
        try {
            return open(name, new BufferedInputStream(Files.newInputStream(file)));
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Takes the stream over: it is closed with the reader, or here if it is not a WAV file. */
    public static WavReader open(String name, InputStream in) throws AudioFileException {
        boolean opened = false;
        try {
            WavReader reader = header(name, in);
            opened = true;
            return reader;
        } catch (EOFException e) {
            throw new AudioFileException(name + " is not a WAV file: it ends too early.", e);
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be read: " + e.getMessage(), e);
        } finally {
            if (!opened) {
                closeQuietly(in);
            }
        }
    }

    public int rateHz() {
        return format.rateHz();
    }

    public int channels() {
        return format.channels();
    }

    /**
     * Fills {@code samples} as far as the file goes.
     *
     * @return how many samples were put, a multiple of {@link #channels()} except in a file cut
     *     inside a frame; 0 at the end
     */
    public int read(short[] samples) throws AudioFileException {
        int width = format.sampleBytes();
        int done = 0;
        while (done < samples.length && bytesLeft >= width) {
            int want =
                    (int)
                            Math.min(
                                    Math.min(block.length, bytesLeft),
                                    (long) (samples.length - done) * width);
            int got = fill(want - want % width);
            if (got < width) {
                bytesLeft = 0;
                break;
            }
            for (int i = 0; i + width <= got; i += width) {
                samples[done++] = format.sample(block, i);
            }
            bytesLeft -= got;
        }
        return done;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private int fill(int want) throws AudioFileException {
        try {
            return in.readNBytes(block, 0, want);
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static WavReader header(String name, InputStream in)
            throws IOException, AudioFileException {
        ByteBuffer riff = take(in, 12);
        if (riff.getInt(0) != tag("RIFF") || riff.getInt(8) != tag("WAVE")) {
            throw new AudioFileException(name + " is not a WAV file.");
        }
        WavFormat format = null;
        while (true) {
            ByteBuffer chunk = take(in, 8);
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            if (chunk.getInt(0) == tag("data")) {
                if (format == null) {
                    throw new AudioFileException(name + " is a WAV file without a format.");
                }
                return new WavReader(name, in, format, realLength(length));
            }
            if (chunk.getInt(0) == tag("fmt ")) {
                format = format(name, in, length);
            } else {
                in.skipNBytes(length + (length & 1));
            }
        }
    }

    /** A writer that was cut short left 0 or the largest length: read to the real end then. */
    private static long realLength(long told) {
        return told == 0 || told >= 0xFFFF_FF00L ? Long.MAX_VALUE : told;
    }

    private static WavFormat format(String name, InputStream in, long length)
            throws IOException, AudioFileException {
        if (length < 16 || length > 1024) {
            throw new AudioFileException(name + " is a WAV file with a damaged format.");
        }
        ByteBuffer fmt = take(in, (int) (length + (length & 1)));
        int tag = fmt.getShort(0) & 0xFFFF;
        if (tag == WavFormat.EXTENSIBLE && length >= 26) {
            tag = fmt.getShort(24) & 0xFFFF;
        }
        WavFormat format =
                new WavFormat(
                        tag, fmt.getShort(2) & 0xFFFF, fmt.getInt(4), fmt.getShort(14) & 0xFFFF);
        if (!format.readable()) {
            throw new AudioFileException(
                    name + " is not PCM of 8 to 32 bits, floats, µ-law or A-law.");
        }
        if (format.channels() < 1 || format.channels() > MOST_CHANNELS) {
            throw new AudioFileException(
                    name
                            + " has "
                            + format.channels()
                            + " channels; 1 to "
                            + MOST_CHANNELS
                            + " can be read.");
        }
        if (format.rateHz() < 1 || format.rateHz() > HIGHEST_RATE_HZ) {
            throw new AudioFileException(name + " has an impossible sampling rate.");
        }
        return format;
    }

    private static ByteBuffer take(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int tag(String four) {
        return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Read only: nothing can be lost by a failing close.
        }
    }
}

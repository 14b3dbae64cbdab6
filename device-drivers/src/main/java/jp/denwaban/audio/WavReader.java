package jp.denwaban.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a WAV file from front to back, in blocks: linear PCM of 1 to 32 bits, floats, µ-law or
 * A-law; {@value #MOST_CHANNELS} channels at most, 4 to 384 kHz, of any length (RF64 too).
 *
 * <p>Units: samples come as signed 16-bit linear PCM, channels interleaved, at {@link #rateHz()}. A
 * file whose writer was cut short is read to its real end.
 */
public final class WavReader implements AutoCloseable {
    public static final int MOST_CHANNELS = WavHeader.MOST_CHANNELS;

    /** Read at a time, so that the kernel is seldom asked; memory stays small. */
    private static final int BLOCK_BYTES = 1 << 16;

    private final String name;
    private final InputStream in;
    private final WavFormat format;
    private final ByteBuffer block;
    private long bytesLeft;

    private WavReader(String name, InputStream in, WavHeader header) {
        this.name = name;
        this.in = in;
        this.format = header.format();
        this.bytesLeft = header.dataBytes();
        this.block = ByteBuffer.allocate(BLOCK_BYTES).order(header.order());
    }

    public static WavReader open(Path file) throws AudioFileException {
        return open(String.valueOf(file.getFileName()), file);
    }

    /** Opens a file that messages call {@code name}. */
    public static WavReader open(String name, Path file) throws AudioFileException {
        if (Files.isDirectory(file)) {
            throw new AudioFileException(name + " cannot be opened: it is a folder.");
        }
        try {
            long fileBytes = Files.size(file);
            return open(name, Files.newInputStream(file), fileBytes);
        } catch (NoSuchFileException e) {
            throw new AudioFileException(name + " cannot be opened: there is no such file.", e);
        } catch (AccessDeniedException e) {
            throw new AudioFileException(name + " cannot be opened: it may not be read.", e);
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Takes the stream over: it is closed with the reader, or here if it is not a WAV file. */
    public static WavReader open(String name, InputStream in) throws AudioFileException {
        return open(name, in, 0);
    }

    private static WavReader open(String name, InputStream in, long fileBytes)
            throws AudioFileException {
        boolean opened = false;
        try {
            WavReader reader = new WavReader(name, in, WavHeader.read(name, in, fileBytes));
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
            long room = Math.min(bytesLeft, (long) (samples.length - done) * width);
            int want = (int) Math.min(BLOCK_BYTES, room);
            int got = fill(want - want % width);
            format.decode(block, got / width, samples, done);
            done += got / width;
            // Less than was asked for is the end, whatever the header said.
            bytesLeft = got < want - want % width ? 0 : bytesLeft - got;
        }
        return done;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private int fill(int want) throws AudioFileException {
        try {
            return in.readNBytes(block.array(), 0, want);
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Read only: nothing can be lost by a failing close.
        }
    }
}

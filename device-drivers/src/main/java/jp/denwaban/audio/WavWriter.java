package jp.denwaban.audio;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a 16-bit WAV file from front to back. The lengths in its header are set by {@link #close};
 * a file cut short before still reads to its real end.
 *
 * <p>Units: samples as in {@link LineAudio}, channels interleaved. The file must not exist. Not a
 * channel underneath: an interrupt of the writing thread would close one and lose the header.
 */
public final class WavWriter implements AutoCloseable {
    private static final int HEADER_BYTES = 44;
    private static final int BLOCK = 16 * 1024;

    /** The length field has 32 bits; at 8 kHz stereo that is 37 hours. */
    private static final long MOST_BYTES = 0xFFFF_FF00L - HEADER_BYTES;

    private final String name;
    private final RandomAccessFile file;
    private final int rateHz;
    private final int channels;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private long dataBytes;
    private boolean closed;

    private WavWriter(String name, RandomAccessFile file, int rateHz, int channels) {
        this.name = name;
        this.file = file;
        this.rateHz = rateHz;
        this.channels = channels;
    }

    public static WavWriter create(Path path, int rateHz, int channels) throws AudioFileException {
        String name = String.valueOf(path.getFileName());
        try {
            Files.createFile(path);
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            WavWriter writer = new WavWriter(name, file, rateHz, channels);
            writer.header(0);
            return writer;
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Adds {@code samples[0..count)}. */
    public void write(short[] samples, int count) throws AudioFileException {
        if (dataBytes + 2L * count > MOST_BYTES) {
            throw new AudioFileException(name + " is full: a WAV file ends at 4 GiB.");
        }
        for (int i = 0; i < count; i++) {
            if (block.remaining() < 2) {
                flush();
            }
            block.putShort(samples[i]);
        }
        dataBytes += 2L * count;
    }

    /** Hands everything written so far to the operating system. */
    public void flush() throws AudioFileException {
        block.flip();
        try {
            file.write(block.array(), 0, block.limit());
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be written: " + e.getMessage(), e);
        }
        block.clear();
    }

    @Override
    public void close() throws AudioFileException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            flush();
            file.seek(0);
            header(dataBytes);
        } catch (IOException e) {
            throw new AudioFileException(name + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void header(long bytes) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (HEADER_BYTES - 8 + bytes)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels);
        header.putInt(rateHz).putInt(rateHz * channels * 2);
        header.putShort((short) (channels * 2)).putShort((short) 16);
        header.put(ascii("data")).putInt((int) bytes);
        file.write(header.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

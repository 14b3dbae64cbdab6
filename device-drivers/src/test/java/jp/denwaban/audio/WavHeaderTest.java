package jp.denwaban.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headers that sox does not write, put together here by the byte tables of the standards: RIFF
 * (Microsoft/IBM 1.0), RF64 (EBU Tech 3306), BW64 (ITU-R BS.2088).
 */
class WavHeaderTest {
    private static final long FOUR_GIB = 1L << 32;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RF64", "BW64"})
    void theLengthOfALargeFileStandsInItsOwnChunk(String magic) throws Exception {
        Bytes file = new Bytes().text(magic).int32(-1).text("WAVE");
        file.text("ds64").int32(28).int64(0).int64(6).int64(3).int32(0);
        file.pcm(1, 8000, 16).text("data").int32(-1);
        file.int16(1).int16(2).int16(3).text("LIST").int32(0);

        assertThat(samples(file)).containsExactly(1, 2, 3);
    }

    @Test
    void chunksOfAnyKindAndOddLengthArePassedOver() throws Exception {
        Bytes file = new Bytes().text("RIFF").int32(0).text("WAVE");
        file.text("JUNK").int32(28).zeros(28).text("bext").int32(3).zeros(4);
        file.pcm(1, 8000, 16).text("LIST").int32(5).text("INFOx").zeros(1);
        file.text("data").int32(4).int16(7).int16(8).text("id3 ").int32(1).zeros(2);

        assertThat(samples(file)).containsExactly(7, 8);
    }

    @Test
    void twentyFourBitsMayStandInFourBytesAndTwelveInTwo() throws Exception {
        Bytes wide = new Bytes().text("RIFF").int32(0).text("WAVE").format(1, 1, 8000, 4, 24);
        wide.text("data").int32(8).int32(0x1234_5600).int32(0xFFFE_0000);
        Bytes narrow = new Bytes().text("RIFF").int32(0).text("WAVE").format(1, 1, 8000, 2, 12);
        narrow.text("data").int32(2).int16(0x7FF0);

        assertThat(samples(wide)).containsExactly(0x1234, -2);
        assertThat(samples(narrow)).containsExactly(0x7FF0);
    }

    @Test
    void samplesBehindFourGibibytesAreRead() throws Exception {
        Bytes header = new Bytes().text("RF64").int32(-1).text("WAVE");
        header.text("ds64").int32(28).int64(0).int64(FOUR_GIB + 4).int64(0).int32(0);
        header.pcm(2, 48_000, 16).text("data").int32(-1);
        InputStream file =
                new SequenceInputStream(
                        new ByteArrayInputStream(header.array()),
                        new SequenceInputStream(
                                new Silence(FOUR_GIB),
                                new ByteArrayInputStream(
                                        new Bytes().int16(11).int16(12).text("junk").array())));
        short[] block = new short[1 << 16];
        long count = 0;
        short last = 0;
        try (WavReader reader = WavReader.open("long.wav", file)) {
            for (int got = reader.read(block); got > 0; got = reader.read(block)) {
                count += got;
                last = block[got - 1];
            }
        }
        assertThat(count).isEqualTo(FOUR_GIB / 2 + 2);
        assertThat(last).isEqualTo((short) 12);
    }

    @Test
    void aWriterThatLostCountBehindFourGibibytesIsReadToItsEnd() throws Exception {
        Bytes file = new Bytes().text("RIFF").int32(100).text("WAVE").pcm(1, 8000, 16);
        file.text("data").int32(100);
        byte[] header = file.array();

        assertThat(WavHeader.read("a", new ByteArrayInputStream(header), FOUR_GIB + 144))
                .extracting(WavHeader::dataBytes)
                .isEqualTo(Long.MAX_VALUE);
        assertThat(WavHeader.read("a", new ByteArrayInputStream(header), FOUR_GIB - 1))
                .extracting(WavHeader::dataBytes)
                .isEqualTo(100L);
    }

    /** As {@code sox -t raw … - -t wav -} writes it into a pipe; others as other writers. */
    @ParameterizedTest
    @ValueSource(strings = {"0x7FFFF000", "0xFFFFFFFF", "0"})
    void aWriterIntoAPipeKnewNoLength(String told) throws Exception {
        Bytes file = new Bytes().text("RIFF").int32(0).text("WAVE").pcm(1, 8000, 16);
        file.text("data").int32(Long.decode(told).intValue());

        assertThat(WavHeader.read("a", new ByteArrayInputStream(file.array()), 0).dataBytes())
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "0x31, 1, 8000, 0, of GSM 06.10;",
        "0x55, 2, 44100, 0, of MPEG audio;",
        "0x02, 1, 8000, 4, of Microsoft ADPCM;",
        "1, 1, 8000, 64, of 64-bit PCM;",
        "3, 1, 8000, 16, of 16-bit float;",
        "1, 65, 8000, 16, 65 channels; 1 to 64",
        "1, 0, 8000, 16, 0 channels; 1 to 64",
        "1, 1, 3999, 16, 3999 samples a second; 4000 to 384000",
        "1, 1, 384001, 16, 384001 samples a second; 4000 to 384000",
        "1, 1, -1, 16, 4294967295 samples a second; 4000 to 384000"
    })
    void whatCannotBeReadSaysWhy(String tag, int channels, int rateHz, int bits, String why) {
        Bytes file = new Bytes().text("RIFF").int32(0).text("WAVE");
        file.format(Integer.decode(tag), channels, rateHz, channels * bits / 8, bits);
        file.text("data").int32(0);

        assertThatThrownBy(() -> samples(file))
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith("made.wav ")
                .hasMessageContaining(why)
                .hasMessageContaining("can be read.");
    }

    @Test
    void aFolderIsOneClearSentence() {
        assertThatThrownBy(() -> WavReader.open(folder))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("it is a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0089PNG\r\n\u001a\n....IHDR", "ID3\u0004........TIT2", "RIFX....AVI "})
    void otherFilesAreNoWav(String beginning) throws Exception {
        Path file = folder.resolve("other.wav");
        Files.write(file, beginning.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> WavReader.open(file))
                .isInstanceOf(AudioFileException.class)
                .hasMessage("other.wav is not a WAV file.");
    }

    private static int[] samples(Bytes file) throws AudioFileException {
        WavFile wav = WavFile.read("made.wav", new ByteArrayInputStream(file.array()));
        int[] samples = new int[wav.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = wav.samples()[i];
        }
        return samples;
    }

    /** Zeros for a buffer that holds nothing else. */
    private static final class Silence extends InputStream {
        private long left;

        Silence(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] to, int at, int most) {
            int count = (int) Math.min(left, most);
            left -= count;
            return count > 0 ? count : -1;
        }
    }

    /** Bytes one after another, little-endian. */
    private static final class Bytes {
        private final ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

        Bytes text(String ascii) {
            bytes.put(ascii.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Bytes int16(int value) {
            bytes.putShort((short) value);
            return this;
        }

        Bytes int32(int value) {
            bytes.putInt(value);
            return this;
        }

        Bytes int64(long value) {
            bytes.putLong(value);
            return this;
        }

        Bytes zeros(int count) {
            bytes.put(new byte[count]);
            return this;
        }

        Bytes pcm(int channels, int rateHz, int bits) {
            return format(1, channels, rateHz, channels * bits / 8, bits);
        }

        Bytes format(int tag, int channels, int rateHz, int blockBytes, int bits) {
            text("fmt ").int32(16).int16(tag).int16(channels).int32(rateHz);
            return int32(rateHz * blockBytes).int16(blockBytes).int16(bits);
        }

        byte[] array() {
            byte[] array = new byte[bytes.position()];
            bytes.get(0, array);
            return array;
        }
    }
}

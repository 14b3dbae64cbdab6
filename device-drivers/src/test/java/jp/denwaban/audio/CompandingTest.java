package jp.denwaban.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * G.711 against tables that others computed.
 *
 * <p>Decoding: CRC-32 of all 256 codes as little-endian samples, from {@code sox -t ul|al -r 8000 -
 * -t s16 -}. Encoding: CRC-32 of all 65536 samples from −32768 up, from CPython 3.11 {@code
 * audioop.lin2ulaw} and {@code lin2alaw}.
 */
class CompandingTest {

    @ParameterizedTest
    @CsvSource({"MU_LAW, 210008735", "A_LAW, 2641774167"})
    void everyCodeDecodesAsInSox(Companding law, long crc) {
        ByteBuffer samples = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        for (int code = 0; code < 256; code++) {
            samples.putShort(law.decode((byte) code));
        }
        assertThat(crcOf(samples.array())).isEqualTo(crc);
    }

    @ParameterizedTest
    @CsvSource({"MU_LAW, 997997118", "A_LAW, 2436069742"})
    void everySampleEncodesAsInAudioop(Companding law, long crc) {
        byte[] codes = new byte[65536];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = law.encode((short) (i - 32768));
        }
        assertThat(crcOf(codes)).isEqualTo(crc);
    }

    /** Decoder output y(n) of G.711 tables 2a and 1a, scaled to 16 bits. */
    @ParameterizedTest
    @CsvSource({
        "MU_LAW, 0x80, 32124", "MU_LAW, 0x8F, 16764", "MU_LAW, 0xFF, 0", "MU_LAW, 0x00, -32124",
        "A_LAW, 0xAA, 32256", "A_LAW, 0xD5, 8", "A_LAW, 0x55, -8", "A_LAW, 0x2A, -32256"
    })
    void theEndsOfTheScaleStandInTheRecommendation(Companding law, String code, short sample) {
        assertThat(law.decode((byte) (int) Integer.decode(code))).isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSurvivesARoundTrip(Companding law) {
        for (int code = 0; code < 256; code++) {
            short sample = law.decode((byte) code);
            assertThat(law.decode(law.encode(sample))).isEqualTo(sample);
        }
    }

    @Test
    void silenceIsZero() {
        assertThat(MuLaw.encode((short) 0)).isEqualTo(MuLaw.SILENCE);
        assertThat(MuLaw.decode(MuLaw.SILENCE)).isZero();
    }

    private static long crcOf(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}

package jp.denwaban.line.at;

import static org.assertj.core.api.Assertions.assertThat;

import jp.denwaban.audio.Companding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists of compressions as makers print them: Conexant as NCID's manual shows it, U.S. Robotics
 * 5637's reference, Agere as in a vgetty log, the Linux ISDN driver.
 */
class CompressionEntryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,\"SIGNED PCM\",8,0,8000,0,0           | SIGNED_8",
                "1,\"UNSIGNED PCM\",8,0,8000,0,0         | UNSIGNED_8",
                "130,\"UNSIGNED PCM\",8,0,8000,0,0       | UNSIGNED_8",
                "131,\"Mu-Law\",8,0,8000,0,0             | MU_LAW",
                "132,\"A-Law\",8,0,8000,0,0              | A_LAW",
                "128,\"8-BIT LINEAR\",(7200,8000,11025)  | UNSIGNED_8",
                "131,\"G.711 ULAW\",8,0,(8000),(0),(0)   | MU_LAW",
                "4,\"G711U\",8,0,(8000),(0),(0)          | MU_LAW",
                "5,\"A-Law Companded PCM\",8,0,(8000),(127-129),(0-255) | A_LAW",
                "5;ALAW;8;0;(8000)                       | A_LAW",
                "+VSM: 4,\"ULAW\",8,0,(7200-11025)       | MU_LAW"
            })
    void aCodingOfOursIsKnownByItsNumberOrItsName(String line, Companding coding) {
        CompressionEntry entry = CompressionEntry.read(line.strip()).orElseThrow();

        assertThat(entry.coding()).contains(coding);
        assertThat(entry.at8000()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "129,\"IMA ADPCM\",4,0,8000,0,0",
                "133,\"14 bit PCM\",14,0,8000,0,0",
                "129,\"16-BIT LINEAR\",(7200,8000,11025)",
                "0,\"SIGNED PCM\",16,0,(8000),(127-129),(0-255)",
                "3,\"G.729.A\",8,0,(8000),(0),(0)",
                "2;ADPCM;2;0;(8000)"
            })
    void whatWeCannotReadIsNoCodingOfOurs(String line) {
        assertThat(CompressionEntry.read(line).orElseThrow().coding()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"141,\"4-BIT ADPCM\",4,0,(7200)", "1,\"UNSIGNED PCM\",8,0,(7200,11025)"})
    void anotherRateThan8000IsSeen(String line) {
        assertThat(CompressionEntry.read(line).orElseThrow().at8000()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "AT+VSM=?", "(0,1,4,5)", "\"ULAW\"", "9999,\"x\",8"})
    void whatIsNoEntryIsPassedOver(String line) {
        assertThat(CompressionEntry.read(line)).isEmpty();
    }
}

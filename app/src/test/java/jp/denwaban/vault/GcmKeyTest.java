package jp.denwaban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * One key for many messages.
 *
 * @see "McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test case 16"
 */
class GcmKeyTest {
    private static final byte[] KEY =
            hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    private static final byte[] NONCE = hex("cafebabefacedbaddecaf888");
    private static final byte[] AAD = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    private static final byte[] PLAIN =
            hex(
                    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    private static final byte[] SEALED =
            hex(
                    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                            + "76fc6ece0f4e1768cddf8853bb2d551b");

    @Test
    void aMessageIsSealedAsTheStandardSaysWhereItIsWanted() {
        byte[] out = new byte[4 + SEALED.length];

        new GcmKey(KEY).seal(NONCE, AAD, PLAIN, out, 4);

        assertThat(Arrays.copyOfRange(out, 4, out.length)).isEqualTo(SEALED);
    }

    @Test
    void theNextMessageIsSealedAsIfItWereTheFirst() {
        GcmKey key = new GcmKey(KEY);
        byte[] before = new byte[SEALED.length];
        byte[] out = new byte[SEALED.length];

        key.seal(hex("000000000000000000000001"), AAD, PLAIN, before, 0);
        key.seal(NONCE, AAD, PLAIN, out, 0);

        assertThat(out).isEqualTo(SEALED).isNotEqualTo(before);
    }

    @Test
    void aNonceThatComesAgainIsRefused() {
        GcmKey key = new GcmKey(KEY);
        byte[] out = new byte[SEALED.length];
        key.seal(NONCE, AAD, PLAIN, out, 0);

        assertThatThrownBy(() -> key.seal(NONCE, AAD, PLAIN, out, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}

package jp.denwaban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The primitives against the values that their standards print. */
class DigestsTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 3720 B.4 and every list of CRC catalogues: the check value of CRC-32C. */
    @Test
    void crc32cHasItsCheckValue() {
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Digests.crc32c(check, 0, check.length)).isEqualTo(0xE3069283);
    }

    @Test
    void crc32cAroundIsTheCrcOfTheTwoStretches() {
        byte[] check = "12345xxxx6789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Digests.crc32cAround(check, 5, 9)).isEqualTo(0xE3069283);
    }

    /** FIPS 180-4, "abc". */
    @Test
    void sha256OfPartsIsThatOfTheWhole() {
        assertThat(HEX.formatHex(Digests.sha256(new byte[] {'a'}, new byte[] {'b', 'c'})))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmacIsThatOfRfc4231() {
        byte[] tag =
                Digests.hmac(
                        "Jefe".getBytes(StandardCharsets.US_ASCII),
                        "what do ya want ".getBytes(StandardCharsets.US_ASCII),
                        "for nothing?".getBytes(StandardCharsets.US_ASCII));

        assertThat(HEX.formatHex(tag))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    /** RFC 5869, test case 1. */
    @Test
    void hkdfIsThatOfRfc5869() {
        byte[] out =
                Digests.hkdf(
                        HEX.parseHex("000102030405060708090a0b0c"),
                        HEX.parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
                        HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                        42);

        assertThat(HEX.formatHex(out))
                .isEqualTo(
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                                + "34007208d5b887185865");
    }

    /** RFC 5869, test case 3: no salt and no info; the first 32 of its 42 bytes. */
    @Test
    void hkdfWithoutSaltIsThatOfRfc5869() {
        byte[] out =
                Digests.hkdf(
                        HEX.parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), new byte[0]);

        assertThat(HEX.formatHex(out))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    /** NIST GCM specification, test case 16 (AES-256, with additional data). */
    @Test
    void aesGcmIsThatOfTheGcmSpecification() {
        byte[] sealed =
                AesGcm.seal(
                        HEX.parseHex(
                                "feffe9928665731c6d6a8f9467308308"
                                        + "feffe9928665731c6d6a8f9467308308"),
                        HEX.parseHex("cafebabefacedbaddecaf888"),
                        HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                        HEX.parseHex(
                                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                                        + "1c3c0c95956809532fcf0e2449a6b525"
                                        + "b16aedf5aa0de657ba637b39"));

        assertThat(HEX.formatHex(sealed))
                .isEqualTo(
                        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                + "76fc6ece0f4e1768cddf8853bb2d551b");
    }
}

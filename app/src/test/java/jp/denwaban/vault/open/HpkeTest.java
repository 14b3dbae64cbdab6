package jp.denwaban.vault.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import jp.denwaban.vault.PublicKey;
import jp.denwaban.vault.Purpose;
import jp.denwaban.vault.Sealed;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;

/** Our sealing against RFC 9180 and against what another library sealed. */
class HpkeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 9180, A.3.1: recipient of DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. */
    private static final String IKM =
            "668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550";

    private static final String PRIVATE =
            "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    private static final String PUBLIC =
            "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a"
                    + "826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0";

    @Test
    void theEnvelopesDerivationIsDeriveKeyPairOfRfc9180() throws Exception {
        PrivateKey key = PrivateKey.derive(HEX.parseHex(IKM));

        assertThat(HEX.formatHex(key.bytes())).isEqualTo(PRIVATE);
        assertThat(HEX.formatHex(key.publicKey().bytes())).isEqualTo(PUBLIC);
    }

    @Test
    void aPublicKeyIsComputedFromThePrivateOne() throws Exception {
        PrivateKey key = PrivateKey.of(HEX.parseHex(PRIVATE));

        assertThat(HEX.formatHex(key.publicKey().bytes())).isEqualTo(PUBLIC);
    }

    /** The RFC has no vector of P-256 with AES-256; this one shows that the KEM is the RFC's. */
    @Test
    void theLibraryOpensTheRfcsMessage() throws Exception {
        HPKE suite =
                new HPKE(
                        HPKE.mode_base,
                        HPKE.kem_P256_SHA256,
                        HPKE.kdf_HKDF_SHA256,
                        HPKE.aead_AES_GCM128);
        byte[] opened =
                suite.open(
                        HEX.parseHex(
                                "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9"
                                        + "8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"),
                        suite.deserializePrivateKey(HEX.parseHex(PRIVATE), HEX.parseHex(PUBLIC)),
                        "Ode on a Grecian Urn".getBytes(StandardCharsets.US_ASCII),
                        "Count-0".getBytes(StandardCharsets.US_ASCII),
                        HEX.parseHex(
                                "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f"
                                        + "9076ac232e3ab2523f39513434"),
                        null,
                        null,
                        null);

        assertThat(new String(opened, StandardCharsets.US_ASCII))
                .isEqualTo("Beauty is truth, truth beauty");
    }

    /** Sealed to the RFC's key by pyca/cryptography 48.0.0 (OpenSSL), suite P-256 + AES-256. */
    @Test
    void whatOpenSslSealedOpensHere() throws Exception {
        byte[] both =
                HEX.parseHex(
                        "04e66d7d56afd221933f2ad5f5a1dfb2954a4fef94852285537903f6ce77e195c1"
                                + "44a0273b16611b82f343c9097e452892c88ac48d6f89f93d8aaab9bd12106c50"
                                + "ccf8da8e867ccbe3a3be2e603fa9ca35ce79ca0f36de9c2e5248bfcb2d183005"
                                + "993a38222c6827f44c1add52f73a203e");
        Sealed sealed = new Sealed(Arrays.copyOf(both, 65), Arrays.copyOfRange(both, 65, 113));
        PrivateKey key = PrivateKey.of(HEX.parseHex(PRIVATE));

        assertThat(key.open(Purpose.FILE_KEY, new byte[0], sealed))
                .hasValueSatisfying(
                        secret ->
                                assertThat(HEX.formatHex(secret))
                                        .isEqualTo(
                                                "000102030405060708090a0b0c0d0e0f"
                                                        + "101112131415161718191a1b1c1d1e1f"));
    }

    @Test
    void aSecretOpensForItsPurposeItsDataAndItsKeyOnly() throws Exception {
        PrivateKey key = PrivateKey.generate();
        byte[] aad = {1, 2, 3};
        Sealed sealed = key.publicKey().seal(Purpose.FILE_KEY, aad, new byte[32]);

        assertThat(key.open(Purpose.FILE_KEY, aad, sealed)).isPresent();
        assertThat(key.open(Purpose.EPOCH_KEY, aad, sealed)).isEmpty();
        assertThat(key.open(Purpose.FILE_KEY, new byte[] {1, 2, 4}, sealed)).isEmpty();
        assertThat(PrivateKey.generate().open(Purpose.FILE_KEY, aad, sealed)).isEmpty();
    }

    @Test
    void everyChangedBitOfWhatIsSealedIsNoticed() throws Exception {
        PrivateKey key = PrivateKey.of(HEX.parseHex(PRIVATE));
        Sealed sealed = key.publicKey().seal(Purpose.FILE_KEY, new byte[0], new byte[32]);
        for (int bit = 0; bit < 8 * (65 + 48); bit++) {
            byte[] enc = sealed.enc().clone();
            byte[] ciphertext = sealed.ciphertext().clone();
            byte[] hit = bit < 8 * 65 ? enc : ciphertext;
            int at = bit < 8 * 65 ? bit : bit - 8 * 65;
            hit[at / 8] ^= (byte) (1 << at % 8);

            assertThat(key.open(Purpose.FILE_KEY, new byte[0], new Sealed(enc, ciphertext)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void aPointOffTheCurveIsNoPublicKey() {
        byte[] off = HEX.parseHex(PUBLIC);
        off[64] ^= 1;

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> PublicKey.of(off))
                .hasMessageContaining("P-256");
    }
}

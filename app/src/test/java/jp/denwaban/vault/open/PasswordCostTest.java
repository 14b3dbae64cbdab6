package jp.denwaban.vault.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import jp.denwaban.vault.UserRecord.Derivation;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

/** From password to key, against RFC 9106 and against OpenSSL's Argon2. */
class PasswordCostTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SALT = HEX.parseHex("000102030405060708090a0b0c0d0e0f");

    /** RFC 9106, 5.3. */
    @Test
    void theLibraryIsArgon2idOfTheRfc() {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(32)
                        .withIterations(3)
                        .withParallelism(4)
                        .withSalt(HEX.parseHex("02".repeat(16)))
                        .withSecret(HEX.parseHex("03".repeat(8)))
                        .withAdditional(HEX.parseHex("04".repeat(12)))
                        .build());
        byte[] tag = new byte[32];
        argon.generateBytes(HEX.parseHex("01".repeat(32)), tag);

        assertThat(HEX.formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /** Argon2id and HKDF by pyca/cryptography 48.0.0 over OpenSSL. */
    @Test
    void theKeyIsWhatOpenSslMakesOfTheSamePassword() {
        byte[] key =
                PasswordCost.keyOf(
                        "correct horse battery staple".toCharArray(),
                        new Derivation(64, 1, 1, SALT));

        assertThat(HEX.formatHex(key))
                .isEqualTo("ef42825816357f029627126a2a3dc45d4235aa42628fdc922193c2e8e0e3290e");
    }

    /** The same, at the cost that ships, of a password typed in full width. */
    @Test
    void aFullWidthPasswordIsTakenInNfkcAtTheShippedCost() {
        char[] typed = "パスワード－１２３".toCharArray();

        byte[] key = PasswordCost.keyOf(typed, PasswordCost.PRODUCTION.with(SALT));

        assertThat(HEX.formatHex(key))
                .isEqualTo("9f35343ce006305ca39e28871f0701a8e25609dfdc5bec27aafaff0fb9506a8b");
        assertThat(typed).as("the caller's array is left").isEqualTo("パスワード－１２３".toCharArray());
    }

    @Test
    void aSlotThatWasMadeCheapOrAbsurdIsNotTried() {
        PasswordCost shipped = PasswordCost.PRODUCTION;

        assertThat(shipped.accepts(shipped.with(SALT))).isTrue();
        assertThat(shipped.accepts(new Derivation(262_143, 3, 1, SALT))).isFalse();
        assertThat(shipped.accepts(new Derivation(262_144, 2, 1, SALT))).isFalse();
        assertThat(shipped.accepts(new Derivation(Integer.MAX_VALUE, 3, 1, SALT))).isFalse();
        assertThat(shipped.accepts(new Derivation(262_144, Integer.MAX_VALUE, 1, SALT))).isFalse();
        assertThat(shipped.accepts(new Derivation(262_144, 3, 0, SALT))).isFalse();
    }
}

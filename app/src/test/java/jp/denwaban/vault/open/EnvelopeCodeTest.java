package jp.denwaban.vault.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** A code that is copied by hand says when it was copied wrongly. */
class EnvelopeCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final EnvelopeCode code = EnvelopeCode.random(new SecureRandom());
    private final String grouped = new String(code.grouped());

    @Test
    void itIsSevenGroupsOfFour() {
        assertThat(grouped).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void itIsTakenInAnyCaseWithAndWithoutHyphensAndWithLookAlikes() {
        String untidy = grouped.toLowerCase().replace('-', ' ').replace('0', 'o').replace('1', 'l');

        assertThat(EnvelopeCode.typed(untidy.toCharArray()))
                .hasValueSatisfying(typed -> assertThat(typed.secret()).isEqualTo(code.secret()));
    }

    @Test
    void everyWrongCharacterIsNoticed() {
        String plain = grouped.replace("-", "");
        for (int at = 0; at < plain.length(); at++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != plain.charAt(at)) {
                    String wrong = plain.substring(0, at) + other + plain.substring(at + 1);
                    assertThat(EnvelopeCode.typed(wrong.toCharArray())).as(wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void everyTwoSwappedCharactersAreNoticed() {
        char[] plain = grouped.replace("-", "").toCharArray();
        for (int i = 0; i < plain.length; i++) {
            for (int j = i + 1; j < plain.length; j++) {
                char[] swapped = plain.clone();
                swapped[i] = plain[j];
                swapped[j] = plain[i];
                assertThat(EnvelopeCode.typed(swapped).isPresent()).isEqualTo(plain[i] == plain[j]);
            }
        }
    }

    @Test
    void tooShortTooLongAndForeignCharactersAreRefused() {
        assertThat(EnvelopeCode.typed(grouped.substring(0, 33).toCharArray())).isEmpty();
        assertThat(EnvelopeCode.typed((grouped + "0").toCharArray())).isEmpty();
        assertThat(EnvelopeCode.typed("U".repeat(28).toCharArray())).isEmpty();
        assertThat(EnvelopeCode.typed(new char[0])).isEmpty();
    }

    @Test
    void itNeverPrintsItself() {
        assertThat(code.toString()).doesNotContain(grouped.substring(0, 4));
    }
}

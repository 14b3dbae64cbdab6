package jp.denwaban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.recording.Keys;
import jp.denwaban.vault.UserId;
import org.junit.jupiter.api.Test;

class PersonalDetailTest {
    private static final Keys KEYS = Keys.make();
    private static final PersonalDetail ITO =
            new PersonalDetail(Optional.of(new UserId("ito")), "浜名瀬 七緒\n二行目");

    private static AuditEntry entry(String code, String detail, byte[] sealed) {
        return new AuditEntry(Instant.EPOCH, false, code, detail, Optional.of(sealed));
    }

    private static Optional<PersonalDetail> opened(AuditEntry entry) {
        return PersonalDetail.of(entry, KEYS.ring()::open);
    }

    @Test
    void whatWasSealedComesOutAsItWasWithTheOrganisationsKeys() {
        byte[] sealed = ITO.seal(KEYS.organisation(), "person.changed", "people=2");
        assertThat(opened(entry("person.changed", "people=2", sealed))).contains(ITO);

        PersonalDetail nobody = new PersonalDetail(Optional.empty(), "");
        byte[] empty = nobody.seal(KEYS.organisation(), "person.changed", "");
        assertThat(opened(entry("person.changed", "", empty))).contains(nobody);
    }

    @Test
    void itOpensUnderItsOwnEntryAlone() {
        byte[] sealed = ITO.seal(KEYS.organisation(), "person.changed", "people=2");
        assertThat(opened(entry("record.played", "people=2", sealed))).isEmpty();
        assertThat(opened(entry("person.changed", "people=3", sealed))).isEmpty();
    }

    @Test
    void noByteOfItCanBeChangedOrMissing() {
        byte[] sealed = ITO.seal(KEYS.organisation(), "person.changed", "");
        for (int at = 0; at < sealed.length; at++) {
            byte[] spoilt = sealed.clone();
            spoilt[at] ^= 1;
            assertThat(opened(entry("person.changed", "", spoilt))).as("byte " + at).isEmpty();
            byte[] shorter = Arrays.copyOf(sealed, at);
            assertThat(opened(entry("person.changed", "", shorter))).as("length " + at).isEmpty();
        }
    }

    @Test
    void theLongestStillFitsAnEntryAndALongerOneIsRefused() {
        PersonalDetail longest = new PersonalDetail(ITO.actor(), "x".repeat(2048));
        byte[] sealed = longest.seal(KEYS.organisation(), "person.changed", "");
        assertThat(sealed).hasSizeLessThan(AuditEntry.LONGEST_SEALED_DETAIL);
        assertThatThrownBy(() -> new PersonalDetail(ITO.actor(), "x".repeat(2049)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package jp.denwaban.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import jp.denwaban.recording.Keys;
import org.junit.jupiter.api.Test;

class OrganisationRecordTest {
    private static final byte[] BODY = OrganisationRecord.body(Keys.make().organisation());

    @Test
    void aKeyComesOutWithItsGenerationAndItsTime() throws Exception {
        OrganisationKey key = OrganisationRecord.read(BODY);
        assertThat(key.generation()).isEqualTo(1);
        assertThat(key.created()).isEqualTo(Instant.EPOCH);
    }

    /** The parser fuzz of {@code bench custody --part tamper}, seed 32625995027409: it fell. */
    @Test
    void aTimeThatNoCalendarHasIsDamage() {
        byte[] spoilt = BODY.clone();
        ByteBuffer.wrap(spoilt).putLong(4, Long.MAX_VALUE);

        assertThatThrownBy(() -> OrganisationRecord.read(spoilt))
                .isInstanceOf(VaultException.class)
                .extracting("reason")
                .isEqualTo(VaultException.Reason.DAMAGED);
    }
}

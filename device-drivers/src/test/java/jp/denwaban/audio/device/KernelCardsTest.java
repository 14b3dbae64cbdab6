package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jp.denwaban.audio.device.SoundException.Kind;
import org.junit.jupiter.api.Test;

/** A number is worth nothing once its card has another; the lists have the kernel's form. */
class KernelCardsTest {
    private static final String BEFORE =
            """
             0 [HDMI           ]: HDA-Intel - HDA ATI HDMI
                                  HDA ATI HDMI at 0xfcea0000 irq 88
             1 [PCH            ]: HDA-Intel - HDA Intel PCH
                                  HDA Intel PCH at 0xfce30000 irq 145
             2 [TRUNKS         ]: USB-Audio - UMC1820
                                  BEHRINGER UMC1820 at usb-0000:00:14.0-3, high speed
            """;

    private static final String SWAPPED =
            BEFORE.replace("1 [PCH            ]", "1 [TRUNKS         ]")
                    .replace("2 [TRUNKS         ]: USB", "2 [PCH            ]: USB");

    private static final ListedDevice TRUNKS =
            new ListedDevice("TRUNKS [plughw:2,0]", "TRUNKS", "UMC1820", 2, 0);

    @Test
    void theNumbersAndIdsAreRead() {
        assertThat(KernelCards.of(BEFORE).ids())
                .containsEntry(0, "HDMI")
                .containsEntry(1, "PCH")
                .containsEntry(2, "TRUNKS")
                .hasSize(3);
    }

    @Test
    void aCardThatKeptItsNumberIsConfirmed() {
        assertThatCode(() -> KernelCards.of(BEFORE).confirm(TRUNKS)).doesNotThrowAnyException();
    }

    @Test
    void aCardThatHasSwappedItsNumberOrIsGoneIsRefused() {
        for (String list : new String[] {SWAPPED, BEFORE.substring(0, BEFORE.indexOf(" 2 ["))}) {
            SoundException refused =
                    catchThrowableOfType(
                            SoundException.class, () -> KernelCards.of(list).confirm(TRUNKS));
            assertThat(refused.kind()).isEqualTo(Kind.ABSENT);
            assertThat(refused).hasMessageContaining("TRUNKS,0");
        }
    }

    @Test
    void whereTheKernelHasNoListNothingIsRefused() {
        assertThatCode(() -> KernelCards.of("--- no soundcards ---\n").confirm(TRUNKS))
                .doesNotThrowAnyException();
    }

    @Test
    void theDeviceThatTheSettingsOfAlsaChooseHasNoNumber() {
        ListedDevice chosen = new ListedDevice("default [default]", "default", "default", -1, 0);

        assertThatCode(() -> KernelCards.of(SWAPPED).confirm(chosen)).doesNotThrowAnyException();
    }
}

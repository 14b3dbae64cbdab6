package jp.denwaban.audio.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audio.device.SoundException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device is chosen by what lasts, or not at all; the lists say which of them were recorded. */
class DeviceChooserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pulseaudio | default | default [default]",
                "pipewire | default | alsa_playback.java [default]",
                "pc | default | default [default]",
                "pc | PCH | PCH [plughw:1,0]",
                "pc | HDA Intel PCH | PCH [plughw:1,0]",
                "pc | HDMI,8 | HDMI [plughw:0,8]",
                "pc-and-trunks | TRUNKS | TRUNKS [plughw:2,0]",
                "pc-and-trunks | UMC1820 | TRUNKS [plughw:2,0]",
                "pc-and-trunks-renumbered | TRUNKS | TRUNKS [plughw:0,0]",
                "pc-and-trunks-renumbered | PCH | PCH [plughw:2,0]",
                "twins-named | TRUNKS2 | TRUNKS2 [plughw:2,0]",
                "twins | default | default [default]",
            })
    void theNameThatLastsFindsTheDevice(String list, String name, String mixer) throws Exception {
        assertThat(chosen(list, name).mixer()).isEqualTo(mixer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pulseaudio | TRUNKS | ABSENT",
                "pc | PCH,1 | ABSENT",
                "pc | TRUNKS | ABSENT",
                "pc | pch | ABSENT",
                "pc | HDMI | AMBIGUOUS",
                "twins | UMC1820 | AMBIGUOUS",
                "twins | UMC1820_1 | AMBIGUOUS",
                "twins-named | UMC1820 | AMBIGUOUS",
            })
    void whatIsNotCertainIsRefused(String list, String name, Kind kind) {
        SoundException refused =
                catchThrowableOfType(SoundException.class, () -> chosen(list, name));

        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused).hasMessageContaining(name);
    }

    @Test
    void aRefusalSaysWhatThereIs() {
        SoundException refused =
                catchThrowableOfType(SoundException.class, () -> chosen("pc", "HDMI"));

        assertThat(refused).hasMessageContaining("HDMI,3; HDMI,7; HDMI,8; HDMI,9; HDMI,10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "hw:1", "hw:1,0", "plughw:1,0", "card 1", "card2", "a\n"})
    void aNumberIsNoName(String text) {
        assertThat(DeviceName.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "TRUNKS", "TRUNKS,0", "HDA Intel PCH", "UMC404HD 192k,0"})
    void aNameIsWrittenAsItWasRead(String text) {
        assertThat(DeviceName.of(text)).map(DeviceName::toString).contains(text);
    }

    @Test
    void theSlidersOfACardAreNoDevice() {
        assertThat(ListedDevice.of("Port PCH [hw:1]", "HDA Intel PCH, ")).isEmpty();
    }

    private static ListedDevice chosen(String list, String name) throws Exception {
        return DeviceChooser.choose(DeviceName.of(name).orElseThrow(), recorded(list));
    }

    private static List<ListedDevice> recorded(String list) throws IOException {
        try (InputStream in = DeviceChooserTest.class.getResourceAsStream(list + ".mixers")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> ListedDevice.of(parts[0], parts[1]))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}

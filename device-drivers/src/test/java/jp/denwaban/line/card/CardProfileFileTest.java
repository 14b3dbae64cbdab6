package jp.denwaban.line.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import jp.denwaban.line.CardAction;
import jp.denwaban.line.CardProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles as people write them: the two that ship, and every mistake in one sentence. */
class CardProfileFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"inline", "v253"})
    void theShippedProfilesAreSoundAndQuickEnough(String name) throws Exception {
        CardProfile profile = CardProfileFile.shipped(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(CardProfileFile.warnings(profile)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceCardDoesEverything(CardAction action) throws Exception {
        assertThat(CardProfileFile.shipped("inline").can(action)).isTrue();
    }

    @Test
    void aStepMayPauseOrBeRefused() throws Exception {
        CardProfile v253 = CardProfileFile.shipped("v253");

        assertThat(v253.steps(CardAction.FLASH))
                .containsExactly("AT+VTS=!", "pause 1500 ms", "AT+VTS={digits,}");
        assertThat(v253.steps(CardAction.INITIALISE)).contains("?AT+VTD=10");
        assertThat(v253.steps(CardAction.BRIDGE)).isEmpty();
    }

    @Test
    void aSitesOwnProfileStandsBeforeTheShippedOne() throws Exception {
        write("inline", inline().replace("name                = inline", "name = ours"));

        assertThat(CardProfileFile.find("inline", folder).name()).isEqualTo("ours");
        assertThat(CardProfileFile.find("v253", folder).name()).isEqualTo("v253");
    }

    @Test
    void aPortTooSlowForItsAudioIsWarnedOf() throws Exception {
        write("slow", inline().replace("= 460800", "= 115200"));

        assertThat(CardProfileFile.warnings(CardProfileFile.find("slow", folder)))
                .singleElement()
                .asString()
                .contains("11520 bytes a second", "16000");
    }

    @Test
    void aCardWithASoundDeviceHasNoVoiceStream() throws Exception {
        write("jacks", withoutAStream());
        CardProfile jacks = CardProfileFile.find("jacks", folder);

        assertThat(jacks.lineAudio()).isTrue();
        assertThat(jacks.separateVoicePort()).isFalse();
        assertThat(jacks.can(CardAction.STREAM)).isFalse();
        assertThat(jacks.can(CardAction.FEED_WATCHDOG)).isTrue();
        assertThat(CardProfileFile.warnings(jacks)).isEmpty();
    }

    @Test
    void aVoiceStreamBesideASoundDeviceIsAMistake() throws Exception {
        write("jacks", withoutAStream() + "stream = AT+VTR\n");

        assertThatThrownBy(() -> CardProfileFile.find("jacks", folder))
                .hasMessageContaining("\"stream\" has no meaning with a sound device");
    }

    private static String withoutAStream() throws Exception {
        return inline().replaceAll("(?m)^(voice-baud|coding|stream|initialise-voice) .*\n", "")
                .replace("= separate", "= sound-device");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "answer              = AT ; anwser = AT ; line 17 has the unknown key \"anwser\"",
                "hang-up             = AT+VLS=0 ; ; the action \"hang-up\" is missing",
                "initialise-voice    = ; # ; the action \"initialise-voice\" is missing",
                "= both ; = two ; \"legs\" is either both or mixed",
                "= separate ; = in-band ; \"feed-watchdog\" cannot be sent",
                "= 460800 ; = 1000000 ; \"voice-baud\" is not a speed",
                "= 460800 ; = fast ; \"voice-baud\" is not a number",
                "= 2000 ; = 50 ; \"command-deadline-ms\" must be 100 to 10000",
                "AT+VTR ; ; line 18 gives no value for \"stream\"",
                "AT#DIAL={digits} ; AT#DIAL ; \"send-digits\" has no place for {digits}",
                "AT#BRIDGE ; AT#A |  | AT ; line 25: \"bridge\" has a step that is no command",
                "AT#BRIDGE ; pause 9 s ; line 25: a pause is",
                "coding ; legs ; gives \"legs\" a second time",
                "coding              = mu-law ; ; \"coding\" is missing",
                "AT#BRIDGE ; AT☎ ; line 25: \"bridge\" has a step that is no command"
            })
    void aMistakeIsOneSentence(String good, String bad, String sentence) throws Exception {
        assertThat(inline()).contains(good);
        write("bad", inline().replace(good, bad == null ? "" : bad));

        assertThatThrownBy(() -> CardProfileFile.find("bad", folder))
                .isInstanceOf(CardProfileException.class)
                .hasMessageStartingWith("Card profile bad.profile: ")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    @Test
    void whatIsNoTextOrNotThereIsOneSentence() throws Exception {
        Files.write(folder.resolve("noise.profile"), new byte[] {(byte) 0xFF, 0x00, (byte) 0xC3});

        assertSentence("noise", "not a text file");
        assertSentence("none", "There is no card profile \"none\"; shipped are inline, v253");
        assertSentence("../etc/passwd", "cannot be the name");
    }

    @Test
    void theDocumentNamesEveryAction() throws Exception {
        String document = Files.readString(Path.of("../docs/card-profile.md"));

        assertThat(document)
                .contains(
                        java.util.Arrays.stream(CardAction.values())
                                .map(action -> "`" + action.key() + "`")
                                .collect(Collectors.toList()));
    }

    private void assertSentence(String name, String sentence) {
        assertThatThrownBy(() -> CardProfileFile.find(name, folder))
                .isInstanceOf(CardProfileException.class)
                .hasMessageContaining(sentence);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name + CardProfileFile.SUFFIX), text);
    }

    private static String inline() throws Exception {
        return Files.readString(Path.of("src/main/resources/jp/denwaban/line/card/inline.profile"));
    }
}

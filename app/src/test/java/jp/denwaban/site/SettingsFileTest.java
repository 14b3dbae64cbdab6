package jp.denwaban.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.denwaban.site.SiteSettings.LineSound;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final String GOOD =
            """
            {"version": 1, "kind": "STATION", "name": "道央警察署", "training": false, "lines": [
              {"number": 1, "profile": "inline", "controlPort": "/dev/ttyACM0", "voicePort": "/dev/ttyACM1"},
              {"number": 2, "profile": "v253", "controlPort": "/dev/ttyACM2"}]}
            """;

    @TempDir Path folder;
    private SiteFolder site;

    @BeforeEach
    void open() {
        site = new SiteFolder(folder);
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        SiteSettings settings = settings("道央警察署");

        SettingsFile.write(site, settings);

        assertThat(SettingsFile.read(site)).isEqualTo(settings);
        assertThat(new ObjectMapper().readTree(site.settings().toFile()).get("name").asText())
                .isEqualTo("道央警察署");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(site.settings());
        }
    }

    @Test
    void aFileWrittenByHandIsRead() throws Exception {
        Files.writeString(site.settings(), GOOD);

        SiteSettings settings = SettingsFile.read(site);

        assertThat(settings.kind()).isEqualTo(SiteKind.STATION);
        assertThat(settings.lines().get(0).voicePort()).contains("/dev/ttyACM1");
        assertThat(settings.lines().get(1).voicePort()).isEmpty();
    }

    @Test
    void aMissingFileIsSaidInOneSentenceWithItsCode() {
        assertThatThrownBy(() -> SettingsFile.read(site))
                .isInstanceOfSatisfying(
                        SiteException.class, e -> assertThat(e.code()).isEqualTo("S-01"))
                .hasMessageContaining("設定ファイルがありません")
                .hasMessageEndingWith("（S-01）");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"version\": 1}",
                "{\"version\": 1, \"kind\": \"STATION\", \"name\": \"x\", \"lines\": []}",
                "{\"version\": \"1\", \"kind\": \"STATION\", \"name\": \"x\", \"training\": false, \"lines\": []}",
                "{\"version\": 1, \"kind\": 2, \"name\": \"x\", \"training\": false, \"lines\": []}",
                "{\"version\": 1, \"kind\": \"SHOP\", \"name\": \"x\", \"training\": false, \"lines\": []}",
                "{\"version\": 1, \"kind\": \"STATION\", \"name\": \"x\", \"training\": false, \"lines\": [], \"extra\": 1}",
                "{\"version\": 1, \"version\": 1, \"kind\": \"STATION\", \"name\": \"x\", \"training\": false, \"lines\": []}",
                "{\"version\": 1, \"kind\": \"STATION\", \"name\": \"x\", \"training\": false, \"lines\": [null]}",
                "{\"version\": 1, \"kind\": \"STATION\", \"name\": \"x\", \"training\": false, \"lines\": [{\"number\": 1}]}"
            })
    void aDamagedFileIsOneSentenceAndStaysAsItIs(String damaged) throws Exception {
        Files.writeString(site.settings(), damaged);

        assertThatThrownBy(() -> SettingsFile.read(site))
                .isInstanceOfSatisfying(
                        SiteException.class, e -> assertThat(e.code()).isEqualTo("S-02"))
                .hasMessageContaining("壊れています")
                .hasMessageContaining(site.settings().toString());
        assertThat(site.settings()).hasContent(damaged);
    }

    @Test
    void everyTruncationOfAGoodFileIsDamage() throws Exception {
        String text = GOOD.strip();
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(site.settings(), text.substring(0, length));
            assertThatThrownBy(() -> SettingsFile.read(site)).isInstanceOf(SiteException.class);
        }
    }

    @Test
    void bytesThatAreNotTextAreDamage() throws IOException {
        Files.write(site.settings(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0x80});

        assertThatThrownBy(() -> SettingsFile.read(site)).hasMessageEndingWith("（S-02）");
    }

    @Test
    void aLaterVersionIsNotGuessedAt() throws IOException {
        Files.writeString(site.settings(), GOOD.replace("\"version\": 1", "\"version\": 2"));

        assertThatThrownBy(() -> SettingsFile.read(site)).hasMessageEndingWith("（S-03）");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ttyACM0", "/dev/tty ACM0", "virtual", "/dev/ttyACM1", "/dev/../etc;rm", ""})
    void aPortThatCannotBeIsNamed(String port) throws IOException {
        Files.writeString(site.settings(), GOOD.replace("/dev/ttyACM2", port));

        assertThatThrownBy(() -> SettingsFile.read(site))
                .hasMessageContaining("2番回線")
                .hasMessageEndingWith("（S-04）");
    }

    @Test
    void aFailedWriteLeavesTheOldSettings() throws Exception {
        SettingsFile.write(site, settings("前の名称"));
        Files.createDirectory(folder.resolve("settings.json.new"));
        Files.createFile(folder.resolve("settings.json.new").resolve("in-the-way"));

        assertThatThrownBy(() -> SettingsFile.write(site, settings("新しい名称")))
                .hasMessageEndingWith("（S-05）");

        assertThat(SettingsFile.read(site).name()).isEqualTo("前の名称");
    }

    @Test
    void theSoundDeviceOfALineIsKept() throws Exception {
        LineSound first = new LineSound("TRUNKS", 8, 4, 1, Optional.of(2), 1);
        LineSound second = new LineSound("TRUNKS", 8, 4, 3, Optional.empty(), 2);
        SettingsFile.write(site, withSound(first, second));

        assertThat(SettingsFile.read(site).lines())
                .extracting(TrunkLine::sound)
                .containsExactly(Optional.of(first), Optional.of(second));
    }

    @Test
    void soundThatTwoLinesWouldShareIsRefused() {
        LineSound first = new LineSound("TRUNKS", 8, 4, 1, Optional.of(2), 1);

        refused(first, new LineSound("TRUNKS", 8, 4, 2, Optional.of(3), 2));
        refused(first, new LineSound("TRUNKS", 8, 4, 3, Optional.of(4), 1));
        refused(first, new LineSound("TRUNKS", 6, 4, 3, Optional.of(4), 2));
        refused(first, new LineSound("TRUNKS", 8, 4, 9, Optional.of(4), 2));
        refused(first, new LineSound("TRUNKS", 8, 4, 3, Optional.of(3), 2));
        refused(first, new LineSound("plughw:1,0", 8, 4, 3, Optional.of(4), 2));
        refused(first, new LineSound("OTHER", 0, 4, 3, Optional.of(4), 2));
    }

    private void refused(LineSound first, LineSound second) {
        assertThatThrownBy(() -> SettingsFile.write(site, withSound(first, second)))
                .hasMessageStartingWith("2番回線の音声")
                .hasMessageEndingWith("（S-04）");
    }

    private static SiteSettings withSound(LineSound first, LineSound second) {
        return new SiteSettings(
                1,
                SiteKind.STATION,
                "○○警察署",
                false,
                List.of(
                        new TrunkLine(1, "jacks", "/dev/a", Optional.empty(), Optional.of(first)),
                        new TrunkLine(
                                2, "jacks", "/dev/b", Optional.empty(), Optional.of(second))));
    }

    private static SiteSettings settings(String name) {
        return new SiteSettings(
                1,
                SiteKind.STATION,
                name,
                false,
                List.of(
                        new TrunkLine(1, "inline", "/dev/ttyACM0", Optional.of("/dev/ttyACM1")),
                        new TrunkLine(2, "v253", "/dev/ttyACM2", Optional.empty())));
    }
}

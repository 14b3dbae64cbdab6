package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.EnvelopeCode;
import jp.denwaban.vault.open.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewSiteTest {
    @TempDir Path folder;

    @Test
    void aNewSiteHasSettingsGuidanceKeysAndPeople() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        Sites.make(site.root());

        assertThat(SettingsFile.read(site)).isEqualTo(Sites.settings());
        assertThat(PlanFile.read(site.guidance()).prompts()).isNotNull();
        assertThat(PublicKeys.read(new FileDisk(), site.keys()).users()).hasSize(2);
        assertThat(PeopleDatabase.open(site.people()).persons().all())
                .containsExactly(Sites.ITO, Sites.SATO);
        assertThat(
                        CheapVault.in(site.keys())
                                .open(Sites.SATO.id(), Sites.SATO_PASSWORD.toCharArray())
                                .user()
                                .role())
                .isEqualTo(Role.OPERATOR);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void thePlanAndTheStepsComeInTheirOrder() throws Exception {
        List<NewSite.Step> steps = new ArrayList<>();
        Sites.maker()
                .create(
                        new SiteFolder(folder.resolve("site")),
                        Sites.settings(),
                        Sites.people(),
                        Sites.NOON,
                        steps::add);

        assertThat(steps)
                .containsExactly(
                        NewSite.Step.SETTINGS,
                        NewSite.Step.GUIDANCE,
                        NewSite.Step.PEOPLE,
                        NewSite.Step.KEYS,
                        NewSite.Step.DONE);
    }

    @Test
    void theEnvelopeCodeStandsNowhereOnTheDisk() throws Exception {
        Vault.Created created = Sites.make(folder.resolve("site"));
        char[] grouped = created.envelope().grouped();

        assertThat(EnvelopeCode.typed(grouped)).isPresent();
        String code = new String(grouped);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text).doesNotContain(code).doesNotContain(code.replace("-", ""));
            }
        }
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("diary.txt"), "本日は晴れ");

        assertThatThrownBy(() -> Sites.make(folder)).hasMessageEndingWith("（S-06）");

        assertThat(folder).isDirectoryContaining("glob:**diary.txt");
        assertThat(names(folder)).containsExactly("diary.txt");
    }

    @Test
    void anEmptyFolderMayBecomeASite() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Sites.make(empty);

        assertThat(names(folder)).containsExactly("empty");
        assertThat(SettingsFile.read(new SiteFolder(empty)).name()).isEqualTo("道央警察署");
    }

    @Test
    void whatCouldNotBeFinishedLeavesNothingBehind() throws Exception {
        NewSite broken =
                new NewSite(
                        keys -> {
                            try {
                                Files.createDirectories(keys);
                                Files.writeString(keys.resolve("in-the-way"), "x");
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                            return CheapVault.in(keys);
                        });

        assertThatThrownBy(
                        () ->
                                broken.create(
                                        new SiteFolder(folder.resolve("site")),
                                        Sites.settings(),
                                        Sites.people(),
                                        Sites.NOON,
                                        step -> {}))
                .isInstanceOf(SiteException.class)
                .hasMessageEndingWith("（S-07）");

        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aPracticeSiteShowsTwoPeopleWhosePasswordsOpenOnlyIt() throws Exception {
        SiteFolder one = new SiteFolder(folder.resolve("one"));
        SiteFolder other = new SiteFolder(folder.resolve("other"));
        PracticeSite.prepare(one, Sites.maker(), Sites.NOON);
        PracticeSite.prepare(other, Sites.maker(), Sites.NOON);

        var users = PracticeSite.users(one).orElseThrow();
        assertThat(users).hasSize(2);
        assertThat(SettingsFile.read(one).training()).isTrue();
        for (PracticeSite.PracticeUser user : users) {
            var id = new jp.denwaban.vault.UserId(user.id());
            assertThat(
                            CheapVault.in(one.keys())
                                    .open(id, user.password().toCharArray())
                                    .user()
                                    .role())
                    .isEqualTo(user.role());
            assertThatThrownBy(
                            () ->
                                    CheapVault.in(other.keys())
                                            .open(id, user.password().toCharArray()))
                    .hasMessage("sign-in refused");
        }
    }

    @Test
    void preparingAPracticeSiteAgainChangesNothing() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("practice"));
        PracticeSite.prepare(site, Sites.maker(), Sites.NOON);
        var before = PracticeSite.users(site);

        PracticeSite.prepare(site, Sites.maker(), Sites.NOON);

        assertThat(PracticeSite.users(site)).isEqualTo(before);
    }

    @Test
    void aRealSiteShowsNoPasswords() throws Exception {
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        Sites.make(site.root());

        assertThat(PracticeSite.users(site)).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}

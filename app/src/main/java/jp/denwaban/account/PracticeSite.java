package jp.denwaban.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;

/**
 * The 訓練 site that is ready without a wizard. Its two user IDs and passwords are random per site,
 * stand on its sign-in screen, and open nothing but this folder.
 */
public final class PracticeSite {
    /** As many as one screen shows large; a small station has about so many. */
    public static final int LINES = 4;

    private static final String FILE = "practice-users.json";

    /** Without 0, 1, l, o, i: they are read from a screen and typed. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** 4 × 4 letters of 31: 79 bit, and groups can be typed without losing the place. */
    private static final int GROUPS = 4;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private PracticeSite() {}

    /** One sign-in as the screen of a 訓練 site shows it. */
    public record PracticeUser(String id, String password, String title, Role role) {}

    /** Makes the site if the folder holds none yet; takes a few seconds then. */
    public static void prepare(SiteFolder site, NewSite newSite, Instant now) throws SiteException {
        if (Files.exists(site.settings())) {
            return;
        }
        SecureRandom random = new SecureRandom();
        SiteKind kind = SiteKind.STATION;
        List<PracticeUser> users =
                List.of(
                        new PracticeUser(
                                "kanri",
                                password(random),
                                kind.administrator(),
                                Role.ADMINISTRATOR),
                        new PracticeUser(
                                "tanto", password(random), kind.operator(), Role.OPERATOR));
        List<NewPerson> people = users.stream().map(PracticeSite::person).toList();
        try {
            newSite.create(
                            site,
                            settings(kind),
                            people,
                            now,
                            step -> {},
                            unfinished ->
                                    JSON.writeValue(
                                            unfinished.root().resolve(FILE).toFile(), users))
                    .envelope()
                    .close();
        } finally {
            people.forEach(person -> Arrays.fill(person.password(), '\0'));
        }
    }

    /** What the sign-in screen shows; empty for every site that is not a practice site. */
    public static Optional<List<PracticeUser>> users(SiteFolder site) {
        Path file = site.root().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            boolean training = SettingsFile.read(site).training();
            PracticeUser[] users = JSON.readValue(file.toFile(), PracticeUser[].class);
            return training ? Optional.of(List.of(users)) : Optional.empty();
        } catch (JsonProcessingException | SiteException e) {
            return Optional.empty(); // Then the passwords must be known; nothing is opened by this.
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static SiteSettings settings(SiteKind kind) {
        List<TrunkLine> lines =
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(
                                number ->
                                        new TrunkLine(
                                                number, "inline", "virtual", Optional.empty()))
                        .toList();
        return new SiteSettings(SettingsFile.VERSION, kind, "訓練警察署", true, lines);
    }

    private static NewPerson person(PracticeUser user) {
        return new NewPerson(
                new Person(
                        new UserId(user.id()),
                        user.role(),
                        user.title(),
                        user.role() == Role.ADMINISTRATOR ? "訓練 管理" : "訓練 担当"),
                user.password().toCharArray());
    }

    private static String password(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * 4; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}

package jp.denwaban.leak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.account.NewPerson;
import jp.denwaban.account.NewSite;
import jp.denwaban.account.Person;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;

/** A site as the wizard makes it, not of 訓練, whose two people have passwords drawn by a seed. */
final class Station {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LETTERS = 24;
    private static final UserId ADMINISTRATOR = new UserId("kanri");
    private static final UserId OPERATOR = new UserId("tanto");

    private Station() {}

    static Map<UserId, String> passwords(Random random) {
        return Map.of(ADMINISTRATOR, password(random), OPERATOR, password(random));
    }

    /**
     * Makes it.
     *
     * @param ports as the exchange told them
     */
    static void make(SiteFolder site, JsonNode ports, Map<UserId, String> passwords)
            throws IOException {
        List<TrunkLine> lines = new ArrayList<>();
        for (JsonNode port : ports) {
            lines.add(
                    new TrunkLine(
                            lines.size() + 1,
                            "inline",
                            port.path("control").asText(),
                            Optional.of(port.path("voice").asText())));
        }
        List<NewPerson> people = new ArrayList<>();
        passwords.forEach((id, password) -> people.add(person(id, password)));
        SiteSettings settings =
                new SiteSettings(SettingsFile.VERSION, SiteKind.STATION, "道央警察署", false, lines);
        try {
            new NewSite()
                    .create(site, settings, people, Instant.now(), step -> {})
                    .envelope()
                    .close();
        } catch (SiteException e) {
            throw new IOException("the site cannot be made", e);
        }
    }

    private static NewPerson person(UserId id, String password) {
        Role role = id.equals(ADMINISTRATOR) ? Role.ADMINISTRATOR : Role.OPERATOR;
        return new NewPerson(new Person(id, role, "警務課長", "試験 太郎"), password.toCharArray());
    }

    private static String password(Random random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LETTERS; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}

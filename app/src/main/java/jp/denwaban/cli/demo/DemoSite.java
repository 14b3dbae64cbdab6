package jp.denwaban.cli.demo;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.denwaban.account.NewPerson;
import jp.denwaban.account.NewSite;
import jp.denwaban.account.Person;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;

/** A site made for one demonstration, whose operator's password exists only in this object. */
final class DemoSite implements AutoCloseable {
    private static final UserId OPERATOR = new UserId("demo-tanto");
    private static final UserId ADMINISTRATOR = new UserId("demo-kanri");
    private static final char[] LETTERS = "abcdefghjkmnpqrstuvwxyz23456789".toCharArray();

    /** 24 letters of 31: 118 bit. */
    private static final int LENGTH = 24;

    private final SiteFolder folder;
    private final char[] password;

    private DemoSite(SiteFolder folder, char[] password) {
        this.folder = folder;
        this.password = password;
    }

    static DemoSite create(SiteFolder folder, List<ExchangeRun.Ports> ports) throws SiteException {
        SecureRandom random = new SecureRandom();
        char[] operator = password(random);
        char[] administrator = password(random);
        try {
            new NewSite()
                    .create(
                            folder,
                            settings(ports),
                            List.of(
                                    person(ADMINISTRATOR, Role.ADMINISTRATOR, administrator),
                                    person(OPERATOR, Role.OPERATOR, operator)),
                            Instant.now(),
                            step -> {})
                    .envelope()
                    .close();
        } finally {
            Arrays.fill(administrator, '\0');
        }
        return new DemoSite(folder, operator);
    }

    SiteFolder folder() {
        return folder;
    }

    /** Opens the vault as the operator would at the sign-in screen. */
    KeyRing open() throws VaultException {
        return new Vault(new FileDisk(), folder.keys()).open(OPERATOR, password);
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    private static SiteSettings settings(List<ExchangeRun.Ports> ports) {
        List<TrunkLine> lines =
                IntStream.range(0, ports.size())
                        .mapToObj(
                                i ->
                                        new TrunkLine(
                                                i + 1,
                                                "inline",
                                                ports.get(i).control(),
                                                Optional.of(ports.get(i).voice())))
                        .toList();
        return new SiteSettings(SettingsFile.VERSION, SiteKind.STATION, "実演警察署", true, lines);
    }

    private static NewPerson person(UserId id, Role role, char[] password) {
        String title =
                role == Role.OPERATOR
                        ? SiteKind.STATION.operator()
                        : SiteKind.STATION.administrator();
        return new NewPerson(new Person(id, role, title, "実演"), password);
    }

    private static char[] password(SecureRandom random) {
        char[] password = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            password[i] = LETTERS[random.nextInt(LETTERS.length)];
        }
        return password;
    }
}

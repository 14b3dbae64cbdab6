package jp.denwaban.account;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.Vault;

/** Real sites for tests: real keys, people and guidance, made in a moment. */
public final class Sites {
    public static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    public static final String SATO_PASSWORD = "みどりの信号 渡る 七匹";
    public static final String ITO_PASSWORD = "correct horse battery";
    public static final Person ITO =
            new Person(new UserId("m-ito"), Role.ADMINISTRATOR, "副署長", "伊藤 美咲");
    public static final Person SATO =
            new Person(new UserId("k-sato"), Role.OPERATOR, "警務課長", "佐藤 健一");

    private Sites() {}

    public static SiteSettings settings() {
        return new SiteSettings(
                1,
                SiteKind.STATION,
                "道央警察署",
                false,
                List.of(new TrunkLine(1, "v253", "/dev/ttyACM0", Optional.empty())));
    }

    public static List<NewPerson> people() {
        return List.of(
                new NewPerson(ITO, ITO_PASSWORD.toCharArray()),
                new NewPerson(SATO, SATO_PASSWORD.toCharArray()));
    }

    /** A gate at which 佐藤 is signed in. */
    public static Gate signedIn(Answering answering) {
        Gate gate = new Gate(answering, false);
        gate.open(new Session(SATO, new Basis.UsageRow(UsagePurpose.INSPECTION), NOON));
        return gate;
    }

    public static NewSite maker() {
        return new NewSite(CheapVault::in);
    }

    public static Vault.Created make(Path folder) throws SiteException {
        return maker().create(new SiteFolder(folder), settings(), people(), NOON, step -> {});
    }
}

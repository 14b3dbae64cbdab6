package jp.denwaban.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.CheapVault;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;

/** One console process over a real site, without its screens. */
final class AffairsConsole {
    private static final Basis USE = new Basis.UsageRow(UsagePurpose.ACCOUNTS);

    final AtomicLong nanos = new AtomicLong();
    final SiteFolder site;
    final AffairsDesk answering;
    final PeopleDatabase people;
    final Vault vault;
    final Gate gate;
    final SignIn signIn;
    final KeyDesk desk;
    private Optional<KeyRing> keys = Optional.empty();

    AffairsConsole(SiteFolder site, AffairsDesk answering) throws AccountException {
        this(site, answering, Sites.NOON);
    }

    AffairsConsole(SiteFolder site, AffairsDesk answering, Instant now) throws AccountException {
        this(site, answering, now, CheapVault.in(site.keys()));
    }

    AffairsConsole(SiteFolder site, AffairsDesk answering, Instant now, Vault vault)
            throws AccountException {
        this.site = site;
        this.answering = answering;
        Clock clock = Clock.fixed(now, ZoneId.of("Asia/Tokyo"));
        people = PeopleDatabase.open(site.people());
        this.vault = vault;
        gate = new Gate(answering, false);
        signIn = new SignIn(people, vault::open, answering, gate, clock, nanos::get);
        desk = new KeyDesk(people, vault, gate, signIn.guesses(), clock);
    }

    SignIn.Outcome attempt(String user, String password) throws AccountException {
        SignIn.Outcome outcome = signIn.attempt(user, password.toCharArray(), USE);
        if (outcome instanceof SignIn.Outcome.Opened opened) {
            keys = Optional.of(opened.keys());
        }
        return outcome;
    }

    /** 伊藤, the administrator. */
    AffairsConsole asAdministrator() throws AccountException {
        return as("m-ito", Sites.ITO_PASSWORD);
    }

    /** 佐藤, the operator. */
    AffairsConsole asOperator() throws AccountException {
        return as("k-sato", Sites.SATO_PASSWORD);
    }

    AffairsConsole as(String user, String password) throws AccountException {
        if (!(attempt(user, password) instanceof SignIn.Outcome.Opened)) {
            throw new AssertionError(user + " does not get in");
        }
        return this;
    }

    KeyRing keys() {
        return keys.orElseThrow();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    void check() throws NotAnsweredException, AccountException {
        new KeyCheck(new FileDisk(), site, people, vault, keys()).report(answering);
    }
}

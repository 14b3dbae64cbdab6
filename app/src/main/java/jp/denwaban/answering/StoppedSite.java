package jp.denwaban.answering;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import jp.denwaban.account.Action;
import jp.denwaban.audit.Anchor;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.Reserve;
import jp.denwaban.disk.ReservedDisk;
import jp.denwaban.health.SiteClock;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserKey;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/**
 * A site that is not answering, for what a person does to it at the command line: holds its lock,
 * so that nobody begins to answer, continues its chain in an epoch of its own, and lets a person
 * prove who he is, as the answering process would over the wire. One thread.
 */
public final class StoppedSite implements AutoCloseable {
    private static final String WRONG_PROOF = "A-02";
    private static final String NOT_ENTITLED = "A-01";
    private static final String NOT_DURABLE = "A-03";
    private static final String KEYS_UNREADABLE = "K-01";
    private static final String NOT_UNDERSTOOD = "W-01";

    private final boolean training;
    private final OrganisationKey organisation;
    private final SiteClock clock;
    private final Epoch epoch;
    private final AuditChain chain;
    private final Entitlement entitlement;

    private StoppedSite(
            SiteFolder site,
            boolean training,
            OrganisationKey organisation,
            SiteClock clock,
            Epoch epoch,
            AuditChain chain) {
        this.training = training;
        this.organisation = organisation;
        this.clock = clock;
        this.epoch = epoch;
        this.chain = chain;
        this.entitlement = new Entitlement(site);
    }

    /** Keeps everybody from answering at this site, whether it can be opened or not. */
    public static Closeable lock(SiteFolder site) throws StartException {
        return InstanceLock.take(site);
    }

    /** Opens the chain of a site whose {@link #lock} is held. */
    public static StoppedSite open(SiteFolder site, InstantSource wall) throws StartException {
        try {
            SiteSettings settings = SettingsFile.read(site);
            Disk disk = disk(site, settings);
            SiteClock clock =
                    SiteClock.start(site.run().resolve("clock-floor"), wall, System::nanoTime);
            PublicKeys keys = PublicKeys.read(disk, site.keys());
            Epoch epoch =
                    new Epochs(disk, site.keys())
                            .begin(keys.organisation(), clock.instant(), new SecureRandom());
            return new StoppedSite(
                    site,
                    settings.training(),
                    keys.organisation(),
                    clock,
                    epoch,
                    AuditChain.open(disk, site.audit(), epoch));
        } catch (SiteException e) {
            throw new StartException(e);
        } catch (VaultException e) {
            throw new StartException("K-01", "鍵のファイルがないか、壊れています。控えから戻してください。", e);
        } catch (AuditException e) {
            throw new StartException("A-04", "監査記録を続けられません。ファイルはそのまま残しました。装備課へ連絡してください。", e);
        } catch (IOException e) {
            throw new StartException("T-02", "時刻の控えが壊れているか、書けません。時刻を117で確かめ、装備課へ連絡してください。", e);
        }
    }

    /** A full disk must not keep an entry from being written. */
    private static Disk disk(SiteFolder site, SiteSettings settings) {
        Disk disk = new FileDisk();
        return new ReservedDisk(
                disk,
                new Reserve(
                        disk,
                        site.run().resolve("reserve"),
                        ReserveSize.of(settings.lines().size())));
    }

    /** One reply a message, as over the wire; only who one is and what he has entered. */
    public ServerMessage obey(ClientMessage message) {
        long request = message.request();
        try {
            if (message instanceof ClientMessage.Identify identify) {
                return new ServerMessage.Challenge(
                        request, entitlement.challenge(identify.userId()));
            }
            if (message instanceof ClientMessage.Prove prove) {
                Optional<Entitlement.Proved> proved = entitlement.prove(prove.opened());
                proved.ifPresent(entitlement::grant);
                return proved.isPresent()
                        ? done(request)
                        : new ServerMessage.Refused(request, WRONG_PROOF);
            }
            if (message instanceof ClientMessage.WriteEntry entry) {
                return write(entry);
            }
            return new ServerMessage.Refused(request, NOT_UNDERSTOOD);
        } catch (VaultException e) {
            return new ServerMessage.Refused(request, KEYS_UNREADABLE);
        } catch (AuditException e) {
            return new ServerMessage.Refused(request, NOT_DURABLE);
        }
    }

    private ServerMessage write(ClientMessage.WriteEntry entry) throws AuditException {
        Optional<EntryCode> code = EntryCode.ofConsole(entry.entry());
        Optional<UserKey> person = entitlement.proven();
        if (code.isEmpty() || person.isEmpty() || !mayDo(code.get(), person.get())) {
            return new ServerMessage.Refused(entry.request(), NOT_ENTITLED);
        }
        PersonalDetail by =
                new PersonalDetail(person.map(UserKey::id), entry.personal().orElse(""));
        chain.append(
                new AuditEntry(
                        clock.instant(),
                        clock.doubtful(),
                        code.get().text(),
                        entry.detail(),
                        Optional.of(by.seal(organisation, code.get().text(), entry.detail()))));
        return done(entry.request());
    }

    private boolean mayDo(EntryCode code, UserKey person) {
        return Action.of(code)
                .map(action -> action.allowed(Optional.of(person.role()), training))
                .orElse(true);
    }

    private static ServerMessage done(long request) {
        return new ServerMessage.Done(request, Optional.empty());
    }

    /** The number of the last entry. */
    public long head() {
        return chain.head();
    }

    /** 照合記号 of the last entry; empty before the first. */
    public Optional<Anchor> anchor() {
        return chain.anchor();
    }

    /** The lock is its holder's. */
    @Override
    public void close() {
        chain.close();
        epoch.close();
    }
}

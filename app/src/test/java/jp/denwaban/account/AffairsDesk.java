package jp.denwaban.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Challenge;
import jp.denwaban.vault.EnvelopeRecord;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/**
 * Answering as the wire describes it, over a real site: real challenges to the keys that lie there,
 * entries into a real chain.
 */
final class AffairsDesk implements Answering, AutoCloseable {
    private static final FileDisk DISK = new FileDisk();

    final List<AuditEntry> entries = new ArrayList<>();

    /** What was to be sealed with each of them. */
    final List<Optional<String>> personal = new ArrayList<>();

    boolean silent;
    private final SiteFolder site;
    private final Epoch epoch;
    private final AuditChain chain;
    private Optional<Challenge> asked = Optional.empty();
    private boolean proved;

    AffairsDesk(SiteFolder site) throws VaultException, AuditException {
        this.site = site;
        this.epoch =
                new Epochs(DISK, site.keys())
                        .begin(
                                PublicKeys.read(DISK, site.keys()).organisation(),
                                Instant.EPOCH,
                                new SecureRandom());
        this.chain = AuditChain.open(DISK, site.audit(), epoch);
    }

    @Override
    public ServerMessage ask(LongFunction<ClientMessage> request) throws NotAnsweredException {
        if (silent) {
            throw new NotAnsweredException("not connected");
        }
        try {
            return answer(request.apply(1));
        } catch (VaultException | AuditException e) {
            throw new NotAnsweredException("answering failed", e);
        }
    }

    private ServerMessage answer(ClientMessage message) throws VaultException, AuditException {
        if (message instanceof ClientMessage.Identify identify) {
            Challenge challenge = challenge(identify.userId());
            asked = Optional.of(challenge);
            return new ServerMessage.Challenge(1, challenge.sealed());
        }
        if (message instanceof ClientMessage.Prove prove) {
            proved = asked.orElseThrow().provedBy(prove.opened());
        } else if (message instanceof ClientMessage.WriteEntry entry && proved) {
            EntryCode code = EntryCode.ofConsole(entry.entry()).orElseThrow();
            AuditEntry written =
                    new AuditEntry(
                            Sites.NOON, false, code.text(), entry.detail(), Optional.empty());
            chain.append(written);
            entries.add(written);
            personal.add(entry.personal());
        }
        return proved
                ? new ServerMessage.Done(1, Optional.empty())
                : new ServerMessage.Refused(1, "A-01");
    }

    private Challenge challenge(String who) throws VaultException {
        SecureRandom random = new SecureRandom();
        if (who.equals(ClientMessage.Identify.ENVELOPE)) {
            return Challenge.to(
                    EnvelopeRecord.read(
                            new KeyFile(DISK)
                                    .read(
                                            new KeyNames(site.keys()).envelope(),
                                            KeyFile.Kind.ENVELOPE)),
                    random);
        }
        return PublicKeys.read(DISK, site.keys())
                .user(new UserId(who))
                .map(user -> Challenge.to(user, random))
                .orElseGet(() -> Challenge.toNobody(random));
    }

    List<String> codes() {
        return entries.stream().map(AuditEntry::code).toList();
    }

    @Override
    public void close() {
        chain.close();
        epoch.close();
    }
}

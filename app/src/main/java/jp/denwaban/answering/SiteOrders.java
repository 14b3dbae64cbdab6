package jp.denwaban.answering;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.health.Confirmation;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what a console may order: on the lines first when it is a retreat, last otherwise.
 */
final class SiteOrders implements Orders {
    private static final Logger LOG = LoggerFactory.getLogger(SiteOrders.class);

    /** The audit chain is not what was written. */
    static final String CHAIN = "A-05";

    /** Keys on the disk are not those that were made here. */
    private static final String KEYS = "K-05";

    /** What comes in is still sealed to the generation before. */
    private static final String NOT_TURNED = "K-06";

    private final ModeFile mode;
    private final List<LineOwner> lines;
    private final Shared shared;
    private final PlannedStop plannedStop;
    private final SealedTo sealedTo;

    SiteOrders(SiteFolder site, List<LineOwner> lines, Shared shared, SealedTo sealedTo) {
        this.mode = new ModeFile(site);
        this.lines = List.copyOf(lines);
        this.shared = shared;
        this.plannedStop = new PlannedStop(shared.alarms(), shared.clock());
        this.sealedTo = sealedTo;
    }

    /** The lines first: this works when disk and database are dead. */
    @Override
    public void switchToBypass(PersonalDetail by) {
        lines.forEach(LineOwner::orderBypass);
        NamedThread.start("bypass-note", () -> noteBypass(by));
    }

    private void noteBypass(PersonalDetail by) {
        EntryCode code = EntryCode.SERVICE_BYPASSED;
        try {
            mode.write(false);
            shared.registrar().write(code.text(), "", Optional.of(sealed(code, "", by)));
        } catch (IOException | AuditException e) {
            LOG.error("the order for bypass could not be noted", e);
        }
    }

    @Override
    public void returnToService(PersonalDetail by) throws AuditException {
        write(EntryCode.SERVICE_RETURNED, "", by);
        try {
            mode.write(true);
        } catch (IOException e) {
            throw new AuditException("the mode cannot be written", e);
        }
        lines.forEach(LineOwner::orderService);
    }

    @Override
    public void planStop(PersonalDetail by) throws AuditException {
        write(EntryCode.STOP_PLANNED, "", by);
        try {
            mode.write(false);
        } catch (IOException e) {
            throw new AuditException("the mode cannot be written", e);
        }
        plannedStop.begin(lines);
    }

    @Override
    public boolean confirmAlarm(long id, PersonalDetail by) throws AuditException {
        if (shared.alarms().all().stream().noneMatch(alarm -> alarm.id() == id)) {
            return false;
        }
        write(EntryCode.ALARM_CONFIRMED, "alarm=" + id, by);
        return shared.alarms().confirm(id);
    }

    @Override
    public Optional<String> confirmClock(Instant told, Confirmation.Word word, PersonalDetail by)
            throws AuditException {
        return new ClockOrders(
                        shared.clock(),
                        (code, detail) -> write(code, detail, by),
                        shared.registrar())
                .confirm(told, word);
    }

    @Override
    public void write(EntryCode code, String detail, PersonalDetail by) throws AuditException {
        try {
            shared.registrar().write(code.text(), detail, Optional.of(sealed(code, detail, by)));
        } finally {
            // The new generation is there, whether or not its entry is. A console that was killed
            // could not say so: the next one does by coming.
            if (code == EntryCode.KEYS_ROTATED || code == EntryCode.SESSION_OPENED) {
                turn();
            }
        }
        if (code == EntryCode.CHAIN_BROKEN) {
            raise(CHAIN);
        } else if (code == EntryCode.KEYS_DIFFER) {
            raise(KEYS);
        }
    }

    @Override
    public void clear(EntryCode genuine) {
        if (genuine == EntryCode.CHAIN_GENUINE) {
            shared.alarms().clear(CHAIN, Optional.empty());
        } else if (genuine == EntryCode.KEYS_GENUINE) {
            shared.alarms().clear(KEYS, Optional.empty());
        }
    }

    /** Here and not in the console: who has proved themselves is known here, and only here. */
    private byte[] sealed(EntryCode code, String detail, PersonalDetail by) {
        return by.seal(sealedTo.get(), code.text(), detail);
    }

    /** Not told to who asked: his affair is done, and what is missing is ours to do. */
    void turn() {
        try {
            sealedTo.reread();
            shared.alarms().clear(NOT_TURNED, Optional.empty());
        } catch (VaultException e) {
            LOG.error("the keys cannot be read again", e);
            raise(NOT_TURNED);
        }
    }

    private void raise(String code) {
        shared.alarms().raise(1, shared.clock().instant(), code, Optional.empty());
    }
}

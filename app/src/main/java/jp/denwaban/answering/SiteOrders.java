package jp.denwaban.answering;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.health.Confirmation;
import jp.denwaban.health.NamedThread;
import jp.denwaban.site.SiteFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what a console may order: on the lines first when it is a retreat, last otherwise.
 */
final class SiteOrders implements Orders {
    private static final Logger LOG = LoggerFactory.getLogger(SiteOrders.class);

    /** The audit chain is not what was written. */
    static final String CHAIN = "A-05";

    private final ModeFile mode;
    private final List<LineOwner> lines;
    private final Shared shared;
    private final PlannedStop plannedStop;
    private final ClockOrders clock;

    SiteOrders(SiteFolder site, List<LineOwner> lines, Shared shared) {
        this.mode = new ModeFile(site);
        this.lines = List.copyOf(lines);
        this.shared = shared;
        this.plannedStop = new PlannedStop(shared.alarms(), shared.clock());
        this.clock =
                new ClockOrders(
                        shared.clock(),
                        (code, detail) -> write(code, detail, Optional.empty()),
                        shared.registrar());
    }

    /** The lines first: this works when disk and database are dead. */
    @Override
    public void switchToBypass() {
        lines.forEach(LineOwner::orderBypass);
        NamedThread.start("bypass-note", this::noteBypass);
    }

    private void noteBypass() {
        try {
            mode.write(false);
            write(EntryCode.SERVICE_BYPASSED.text(), "", Optional.empty());
        } catch (IOException | AuditException e) {
            LOG.error("the order for bypass could not be noted", e);
        }
    }

    @Override
    public void returnToService() throws AuditException {
        write(EntryCode.SERVICE_RETURNED.text(), "", Optional.empty());
        try {
            mode.write(true);
        } catch (IOException e) {
            throw new AuditException("the mode cannot be written", e);
        }
        lines.forEach(LineOwner::orderService);
    }

    @Override
    public void planStop() throws AuditException {
        write(EntryCode.STOP_PLANNED.text(), "", Optional.empty());
        try {
            mode.write(false);
        } catch (IOException e) {
            throw new AuditException("the mode cannot be written", e);
        }
        plannedStop.begin(lines);
    }

    @Override
    public boolean confirmAlarm(long id) throws AuditException {
        if (shared.alarms().all().stream().noneMatch(alarm -> alarm.id() == id)) {
            return false;
        }
        write(EntryCode.ALARM_CONFIRMED.text(), "alarm=" + id, Optional.empty());
        return shared.alarms().confirm(id);
    }

    @Override
    public Optional<String> confirmClock(Instant told, Confirmation.Word word)
            throws AuditException {
        return clock.confirm(told, word);
    }

    @Override
    public void write(String code, String detail, Optional<byte[]> sealed) throws AuditException {
        shared.registrar().write(code, detail, sealed);
        if (code.equals(EntryCode.CHAIN_BROKEN.text())) {
            shared.alarms().raise(1, shared.clock().instant(), CHAIN, Optional.empty());
        } else if (code.equals(EntryCode.CHAIN_GENUINE.text())) {
            shared.alarms().clear(CHAIN, Optional.empty());
        }
    }
}

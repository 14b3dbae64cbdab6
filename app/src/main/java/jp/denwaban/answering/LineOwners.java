package jp.denwaban.answering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.denwaban.site.SiteSettings.TrunkLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owners of all lines of a site: begun together, waited for, ended in the written order. */
final class LineOwners {
    private static final Logger LOG = LoggerFactory.getLogger(LineOwners.class);

    /** A line that has not come into service by then is reported as it is. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(15);

    /** Sealing takes milliseconds; a disk that needs longer keeps a CUT file for the next start. */
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(8);

    private final List<LineOwner> owners = new ArrayList<>();
    private final boolean inService;

    LineOwners(Shared shared, List<TrunkLine> trunks, LineSource source, boolean inService) {
        this.inService = inService;
        for (TrunkLine trunk : trunks) {
            owners.add(new LineOwner(shared, trunk, source, inService));
        }
    }

    List<LineOwner> all() {
        return owners;
    }

    /** Whether every line serves, or it is known why not, or {@code stopped}, in good time. */
    boolean settle(BooleanSupplier stopped) {
        return await(
                READY_WITHIN,
                () -> stopped.getAsBoolean() || owners.stream().allMatch(this::settled));
    }

    private boolean settled(LineOwner owner) {
        return switch (owner.keeper().state()) {
            case OPENING -> false;
            case IN_SERVICE, FAULT -> true;
            case LOST -> !owner.keeper().tryingAgain();
            case BYPASS -> !inService || owner.keeper().trunkBusy();
        };
    }

    /** Why lines could not be opened; each line at most once. */
    List<LineTrouble> troubles() {
        return owners.stream().flatMap(owner -> owner.trouble().stream()).toList();
    }

    long serving() {
        return owners.stream().filter(owner -> owner.keeper().serving()).count();
    }

    /** How late frames were handled so far, on all lines. */
    Punctuality.Sum punctuality() {
        return owners.stream()
                .map(LineOwner::punctuality)
                .reduce(Punctuality.Sum.NONE, Punctuality.Sum::and);
    }

    /** The written order: stop answering, seal, flush, bypass, close ports. */
    void end() {
        owners.forEach(LineOwner::stopAnswering);
        owners.forEach(LineOwner::endCalls);
        boolean sealed = await(SEALED_WITHIN, () -> owners.stream().allMatch(LineOwner::idle));
        if (!sealed) {
            LOG.error("not every call could be sealed in time; the next start will");
        }
        owners.forEach(LineOwner::close);
    }

    private static boolean await(Duration limit, BooleanSupplier condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}

package jp.denwaban.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.denwaban.wire.Snapshot;

/**
 * The time as answering tells it, for what is dated and printed: the clock of the machine may be
 * years off and put right by answering alone. Until answering has told it, the machine's. Any
 * thread.
 */
public final class BoxClock extends Clock {
    private final Clock machine;
    private final LongSupplier nanos;
    private volatile Optional<Told> told = Optional.empty();

    private record Told(Instant at, long nanos) {}

    /**
     * @param nanos {@code System::nanoTime}: what was told goes on by it
     */
    public BoxClock(Clock machine, LongSupplier nanos) {
        this.machine = machine;
        this.nanos = nanos;
    }

    /** At least once a second. */
    public void hear(Snapshot snapshot) {
        told = Optional.of(new Told(snapshot.at(), nanos.getAsLong()));
    }

    @Override
    public Instant instant() {
        Optional<Told> last = told;
        return last.map(from -> from.at().plusNanos(nanos.getAsLong() - from.nanos()))
                .orElseGet(machine::instant);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        BoxClock other = new BoxClock(machine.withZone(zone), nanos);
        other.told = told;
        return other;
    }
}

package jp.denwaban.scenario.day;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.LineException;
import jp.denwaban.line.card.CardPorts;

/** One port of one card in time lapse: never waits, and fails while a fault of the day lasts. */
final class FaultyPort implements BytePort {
    /** One read in so many brings bytes that nobody said. */
    private static final int GARBAGE_EVERY = 20;

    private final BytePort port;
    private final boolean control;
    private final Faults faults;
    private boolean gone;

    private FaultyPort(BytePort port, boolean control, Faults faults) {
        this.port = port;
        this.control = control;
        this.faults = faults;
    }

    /** The faults of one line as time goes on. */
    record Faults(List<DayFault> all, LongSupplier nanos, Random random) {
        Optional<DayFault.Kind> now() {
            Duration now = Duration.ofNanos(nanos.getAsLong());
            return all.stream()
                    .filter(fault -> now.compareTo(fault.from()) >= 0)
                    .filter(fault -> now.compareTo(fault.to()) < 0)
                    .map(DayFault::kind)
                    .findFirst();
        }

        boolean is(DayFault.Kind kind) {
            return now().filter(kind::equals).isPresent();
        }
    }

    /** Opens both ports of a card so. */
    static CardPorts of(CardPorts ports, Faults faults) {
        return new CardPorts() {
            @Override
            public BytePort openControl() throws LineException {
                return plugged(ports.openControl(), true);
            }

            @Override
            public BytePort openVoice() throws LineException {
                return plugged(ports.openVoice(), false);
            }

            private BytePort plugged(BytePort port, boolean control) throws LineException {
                if (faults.is(DayFault.Kind.UNPLUGGED)) {
                    throw new LineException(LineException.Kind.NO_PORT, port.name() + " is away");
                }
                return new FaultyPort(port, control, faults);
            }
        };
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public int read(byte[] buffer, Duration timeout) throws LineException {
        require();
        int count = port.read(buffer, Duration.ZERO);
        if (faults.is(DayFault.Kind.HANGS)) {
            return 0;
        }
        if (control
                && count == 0
                && faults.is(DayFault.Kind.GARBAGE)
                && faults.random.nextInt(GARBAGE_EVERY) == 0) {
            byte[] garbage = new byte[1 + faults.random.nextInt(40)];
            faults.random.nextBytes(garbage);
            System.arraycopy(garbage, 0, buffer, 0, garbage.length);
            return garbage.length;
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws LineException {
        require();
        if (!faults.is(DayFault.Kind.HANGS) && !faults.is(DayFault.Kind.DEAF)) {
            port.write(bytes);
        }
    }

    /** An adapter that came back is another one: what was open stays dead. */
    private void require() throws LineException {
        gone |= faults.is(DayFault.Kind.UNPLUGGED);
        if (gone) {
            throw new LineException(LineException.Kind.PORT_LOST, port.name() + " is gone");
        }
    }

    @Override
    public void close() {
        port.close();
    }
}

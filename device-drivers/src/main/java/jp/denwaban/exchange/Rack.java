package jp.denwaban.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.denwaban.exchange.card.CableEnd;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.card.CardSockets;
import jp.denwaban.exchange.card.Surroundings;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.pbx.Branch;
import jp.denwaban.exchange.script.ExchangeScript;

/** All lines of one exchange and the cables that lead out of it. */
final class Rack implements AutoCloseable {
    private final ExchangeSettings settings;
    private final CableMaker maker;
    private final List<CableEnd> cables = new ArrayList<>();
    private final List<Rig> rigs = new ArrayList<>();
    private final List<LinePorts> ports = new ArrayList<>();
    private final List<Optional<VirtualLine.Cables>> plugs = new ArrayList<>();

    /** Lays a cable of this name: on a pseudo-terminal, or in process. */
    interface CableMaker {
        CableEnd make(String name) throws IOException;
    }

    private Rack(ExchangeSettings settings, CableMaker maker) {
        this.settings = settings;
        this.maker = maker;
    }

    /** Puts all lines together; closes what it has made if one cable cannot be had. */
    static Rack build(
            ExchangeSettings settings,
            ExchangeScript script,
            CableMaker maker,
            Records records,
            ExchangeClock clock)
            throws IOException {
        Rack rack = new Rack(settings, maker);
        Branch branch = new Branch(script);
        boolean built = false;
        try {
            for (int line = 1; line <= settings.lines(); line++) {
                LineJournal journal = new LineJournal(line, records, clock::millis);
                rack.add(
                        branch,
                        script.seed(),
                        new Surroundings(
                                journal, records.tap(), clock::japaneseTime, settings.modem()));
            }
            built = true;
            return rack;
        } finally {
            if (!built) {
                rack.close();
            }
        }
    }

    private void add(Branch branch, long seed, Surroundings around) throws IOException {
        int line = around.journal().line();
        CableEnd control = cable("line " + line + " control");
        Optional<CableEnd> voice =
                settings.card() == CardModel.INLINE
                        ? Optional.of(cable("line " + line + " voice"))
                        : Optional.empty();
        CardSockets sockets =
                new CardSockets(control, settings.controlBaud(), voice, settings.voiceBaud());
        rigs.add(new Rig(settings.card(), sockets, branch, seed, around));
        ports.add(new LinePorts(line, control.name(), voice.map(CableEnd::name)));
        plugs.add(
                control instanceof BytePipe pipe
                        ? Optional.of(new VirtualLine.Cables(pipe, voice.map(BytePipe.class::cast)))
                        : Optional.empty());
    }

    private CableEnd cable(String name) throws IOException {
        CableEnd cable = maker.make(name);
        cables.add(cable);
        return cable;
    }

    /** Line by line, from line 1. */
    List<Rig> rigs() {
        return rigs;
    }

    Rig rig(int line) {
        return rigs.get(line - 1);
    }

    /** Where the PC plugs in, line by line. */
    List<LinePorts> ports() {
        return List.copyOf(ports);
    }

    /** The near ends of a line's cables; none if they are pseudo-terminals. */
    Optional<VirtualLine.Cables> plugs(int line) {
        return plugs.get(line - 1);
    }

    @Override
    public void close() {
        cables.forEach(CableEnd::close);
    }
}

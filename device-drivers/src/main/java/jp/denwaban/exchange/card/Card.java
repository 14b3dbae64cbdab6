package jp.denwaban.exchange.card;

import java.util.Locale;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.Mix;
import jp.denwaban.exchange.sound.Sound;

/**
 * The card in the line: between trunk and station by its relay, before the PC by AT commands and
 * the voice stream. Lives in steps of 10 ms; what the PC can order stands in {@link CardOrders} and
 * {@link ModemOrders}.
 *
 * <p>Longer than most: the order of one step and everything that moves the relay are read together.
 */
public final class Card {
    /** What the relay says when it falls. */
    enum Cause {
        ORDERED,
        WATCHDOG
    }

    private final CardModel model;
    private final CardSockets ports;
    private final Trunk trunk;
    private final Station station;
    private final LineJournal journal;
    private final VoicePath voice;
    private final DirectJoin direct;
    private final Orders orders;
    private final Watchdog watchdog = new Watchdog();

    private volatile boolean serving;
    private volatile boolean powered = true;
    private volatile boolean bridged;

    public Card(
            CardModel model, CardSockets ports, Trunk trunk, Station station, Surroundings around) {
        this.model = model;
        this.ports = ports;
        this.trunk = trunk;
        this.station = station;
        this.journal = around.journal();
        this.voice = new VoicePath(ports, trunk, station, around);
        this.direct = new DirectJoin(trunk, station);
        this.orders =
                model == CardModel.V253
                        ? new ModemOrders(this, around)
                        : new CardOrders(this, station, new TrunkReports(this, around));
        // A modem has no relay: on hook it simply leaves the line to the telephone beside it.
        this.serving = model == CardModel.V253;
        trunk.endsAt(orders.trunkEnd());
    }

    public Trunk trunk() {
        return trunk;
    }

    public Station station() {
        return station;
    }

    /** Whether calls come to the PC. */
    public boolean serving() {
        return serving && powered;
    }

    /** Whether the card itself holds the trunk's loop: not a call it has handed over. */
    public boolean offHook() {
        return trunk.loopClosed() && !direct.holds();
    }

    /** Whether caller and staff are joined through the card. */
    public boolean bridged() {
        return bridged;
    }

    /** One step of the whole line: caller, staff, bytes, audio. */
    public void step() {
        trunk.step();
        station.step();
        if (powered) {
            talkToPc();
        }
        Sound.SILENCE.fill(trunk.toCaller());
        direct.step(!serving || !powered, model == CardModel.V253);
        if (powered) {
            carryAudio();
            watch();
        }
        trunk.carry();
    }

    private void talkToPc() {
        ports.step();
        if (!voice.isOpen() || !ports.shared()) {
            orders.readControl(ports.control());
        }
        if (!voice.isOpen() && !ports.shared()) {
            orders.readVoice(ports.voice());
        }
        orders.step();
        ports.noticeSilence();
    }

    private void carryAudio() {
        if (bridged && !direct.holds()) {
            Mix.add(trunk.toCaller(), station.fromStation());
            if (station.talking()) {
                trunk.reachStaff();
            }
        }
        orders.sound(trunk.fromCaller(), trunk.toCaller());
        voice.step(direct.holds());
        ports.flush();
    }

    private void watch() {
        boolean unfed = watchdog.step();
        if (model == CardModel.INLINE && serving && unfed) {
            ports.unplugged();
            dropRelay(Cause.WATCHDOG);
        }
    }

    // What the PC orders; CardOrders checks whether it may.

    void feed() {
        watchdog.feed();
    }

    void answer() {
        if (trunk.ringing()) {
            journal.note(Happening.ANSWERED);
        }
        trunk.closeLoop();
    }

    /** Both loops open. A call that was handed over by a flash is not ours any more. */
    void hangUp() {
        if (!direct.holds()) {
            releaseStation();
            trunk.openLoop();
        }
    }

    void bridge() {
        bridged = true;
        journal.note(Happening.BRIDGED);
    }

    void releaseStation() {
        bridged = false;
        station.release();
    }

    void transfer(String extension) {
        journal.note(Happening.TRANSFERRED, "destination", extension);
        direct.transfer(extension);
    }

    void openStream(PortStream stream) {
        voice.open(stream);
    }

    /** An event, in the middle of the stream or between the words. */
    void tell(char letter) {
        if (voice.isOpen() && ports.shared()) {
            ports.stream().event(letter);
        } else {
            ports.code(letter);
        }
    }

    void endStream() {
        voice.end();
    }

    void serve() {
        serving = true;
        feed();
        journal.note(Happening.SERVICE);
        ports.control().say("#RELAY: SERVICE");
    }

    /**
     * Takes the card into service by the switch on its front, as an installer does: the watchdog
     * then begins with the first feed.
     */
    public void serveBySwitch() {
        serving = true;
    }

    /** Joins trunk and station. A bridged talk goes on; a caller who had reached nobody is lost. */
    void dropRelay(Cause cause) {
        boolean talk = bridged && station.talking() || direct.transferred();
        orders.abandon();
        serving = false;
        journal.note(Happening.BYPASS, "cause", cause.name().toLowerCase(Locale.ROOT));
        if (trunk.loopClosed() && !talk) {
            journal.note(Happening.LOST_TO_BYPASS);
            trunk.openLoop();
        }
        if (!talk) {
            station.release();
        }
        bridged = false;
        voice.cutOff();
        ports.control().say("#RELAY: BYPASS," + cause);
    }

    /** The plug is pulled, or put back in; without power the relay falls like a stone. */
    public void power(boolean on) {
        if (on == powered) {
            return;
        }
        if (!on) {
            journal.note(Happening.POWER_OFF);
            if (serving) {
                dropRelay(Cause.ORDERED);
            }
            endStream();
            ports.reset();
        } else {
            journal.note(Happening.POWER_ON);
            serving = model == CardModel.V253;
            watchdog.sleep();
        }
        powered = on;
    }

    CardModel model() {
        return model;
    }

    /** Whether the PC has the trunk in its hands. */
    boolean inCall() {
        return serving() && trunk.loopClosed();
    }

    boolean streaming() {
        return voice.isOpen();
    }

    CardSockets ports() {
        return ports;
    }
}

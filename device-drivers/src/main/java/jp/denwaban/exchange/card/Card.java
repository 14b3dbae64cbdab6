package jp.denwaban.exchange.card;

import java.time.Duration;
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
    private final Enquiry enquiry;
    private final DirectJoin direct;
    private final Orders orders;
    private final Watchdog watchdog = new Watchdog();

    private final TroubledLegs atJacks;
    private final short[] played = new short[Sound.STEP_SAMPLES];
    private final short[] silence = new short[Sound.STEP_SAMPLES];
    private volatile AudioJacks jacks = AudioJacks.NONE;
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
        this.enquiry = new Enquiry(trunk, station);
        this.voice = new VoicePath(ports, enquiry, trunk, station, around);
        this.direct = new DirectJoin(trunk, station);
        this.atJacks = new TroubledLegs(ports.faults());
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

    /** Plugs a sound device into the card, beside its voice stream. */
    public void plugIn(AudioJacks cables) {
        jacks = cables;
    }

    /** One step of the whole line: caller, staff, bytes, audio. */
    public void step() {
        ports.faults().step().forEach(this::faultOver);
        trunk.step();
        station.step();
        boolean hangs = ports.faults().has(Fault.CARD_HANGS);
        if (powered && !hangs) {
            talkToPc();
        }
        Sound.SILENCE.fill(trunk.toCaller());
        direct.step(!serving || !powered, model == CardModel.V253);
        if (powered) {
            join();
            if (!hangs) {
                exchangeAudio();
            }
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

    /** Trunk and station are joined by switches, which need no program to stay as they are. */
    private void join() {
        if (enquiry.open()) {
            enquiry.holdOn();
        }
        if (bridged && !direct.holds()) {
            Mix.add(trunk.toCaller(), station.fromStation());
            if (station.talking()) {
                trunk.reachStaff();
            }
        }
    }

    private void exchangeAudio() {
        orders.sound(enquiry.heard(), trunk.toCaller());
        voice.step(direct.holds());
        if (!ports.faults().has(Fault.SOUND_GONE)) {
            throughJacks();
        }
        ports.flush();
    }

    /** As through the voice stream: whom the PBX holds neither speaks to the card nor hears it. */
    private void throughJacks() {
        short[] staff = enquiry.open() ? silence : station.fromStation();
        jacks.step(atJacks.caller(enquiry.heard()), atJacks.staff(staff), played);
        if (!direct.holds() && !enquiry.open()) {
            Mix.add(trunk.toCaller(), played);
        }
    }

    /** Something goes wrong, for so long. */
    public void suffer(Fault fault, Duration length) {
        journal.note(Happening.FAULT_BEGAN, "fault", fault.word());
        ports.faults().begin(fault, length);
        ports.troubled();
        if (fault == Fault.POWER_CUT) {
            power(false);
        } else if (fault == Fault.LOST_CONNECT && voice.isOpen()) {
            voice.breakOff();
        }
    }

    private void faultOver(Fault fault) {
        journal.note(Happening.FAULT_ENDED, "fault", fault.word());
        ports.troubled();
        if (fault == Fault.POWER_CUT) {
            power(true);
        }
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
        if (enquiry.called()) {
            journal.note(Happening.TRANSFERRED, "destination", station.dialled());
            direct.transfer();
        }
        enquiry.close();
        if (!direct.holds()) {
            releaseStation();
            trunk.openLoop();
        }
    }

    void routeOrdered() {
        journal.note(Happening.ROUTE_ORDERED);
    }

    void bridge() {
        bridged = true;
        journal.note(Happening.BRIDGED);
    }

    void releaseStation() {
        bridged = false;
        station.release();
    }

    /** A hook flash: the PBX holds the caller, or gives a held one back. */
    void flash() {
        enquiry.flash();
    }

    /** Digits that a modem has sent to the PBX while the caller is held. */
    void dialEnquiry(String digits) {
        for (char digit : digits.toCharArray()) {
            station.dial(digit);
        }
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
        enquiry.close();
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
            orders.reset();
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

    /** Whether a PBX holds the caller after a flash. */
    boolean enquiring() {
        return enquiry.open();
    }

    boolean streaming() {
        return voice.isOpen();
    }

    CardSockets ports() {
        return ports;
    }
}

package jp.denwaban.exchange.card;

import java.util.Optional;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.at.Dle;

/** The serial ports of one card: control and voice, or one for both. */
public final class CardSockets {
    /** No heartbeat, no feed, nothing: the cable might as well be out. */
    private static final int UNPLUGGED_MILLIS = 1500;

    private final Faults faults = new Faults();
    private final TroubledCable controlCable;
    private final Optional<TroubledCable> voiceCable;
    private final AtPort control;
    private final AtPort voice;
    private PortStream stream;
    private long bytesBefore;
    private long silentMillis;

    /** Ports at their speed; without a voice cable the one port carries everything. */
    public CardSockets(CableEnd control, int controlBaud, Optional<CableEnd> voice, int voiceBaud) {
        // The name gives each line its own dice, and the same ones in every run.
        long seed = control.name().hashCode();
        controlCable = new TroubledCable(control, faults, seed, true);
        voiceCable = voice.map(cable -> new TroubledCable(cable, faults, seed + 1, false));
        this.control = new AtPort(new PacedPort(controlCable, controlBaud), faults);
        this.voice =
                voiceCable
                        .map(cable -> new AtPort(new PacedPort(cable, voiceBaud), faults))
                        .orElse(this.control);
        this.stream = new CardStream(this.voice.port());
    }

    AtPort control() {
        return control;
    }

    AtPort voice() {
        return voice;
    }

    PortStream stream() {
        return stream;
    }

    boolean shared() {
        return control == voice;
    }

    void openStream(PortStream newStream) {
        stream = newStream;
    }

    Faults faults() {
        return faults;
    }

    /** A port goes or comes back, as the faults say now. */
    void troubled() {
        boolean blocks = faults.has(Fault.CLOSE_BLOCKS);
        boolean gone = blocks || faults.has(Fault.PORT_GONE);
        controlCable.troubled(gone, blocks);
        voiceCable.ifPresent(cable -> cable.troubled(gone, blocks));
    }

    void step() {
        controlCable.step();
        voiceCable.ifPresent(TroubledCable::step);
        control.port().step();
        if (!shared()) {
            voice.port().step();
        }
    }

    void flush() {
        control.port().flush();
        if (!shared()) {
            voice.port().flush();
        }
    }

    /** Frees the ports once nothing has come from the PC for a while. Asked in every step. */
    void noticeSilence() {
        long bytes = control.port().bytesRead() + (shared() ? 0 : voice.port().bytesRead());
        silentMillis = bytes == bytesBefore ? silentMillis + Sound.STEP_MILLIS : 0;
        bytesBefore = bytes;
        if (silentMillis == UNPLUGGED_MILLIS) {
            freed();
        }
    }

    /** An event outside a stream: two bytes, no line around them. */
    void code(char letter) {
        if (control.port().room(2)) {
            control.port().put(Dle.SHIELD);
            control.port().put(letter);
        }
    }

    /** Nothing is heard from the PC: whoever comes next may open the ports. */
    private void freed() {
        control.port().cable().freed();
        if (!shared()) {
            voice.port().cable().freed();
        }
    }

    /** The PC is taken for dead: nothing waits for it any more. */
    void unplugged() {
        control.port().unplugged();
        if (!shared()) {
            voice.port().unplugged();
        }
    }

    void reset() {
        control.reset();
        control.port().reset();
        voice.reset();
        voice.port().reset();
    }
}

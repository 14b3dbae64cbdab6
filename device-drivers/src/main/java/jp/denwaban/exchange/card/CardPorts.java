package jp.denwaban.exchange.card;

import java.util.Optional;
import jp.denwaban.line.at.Dle;

/** The serial ports of one card: control and voice, or one for both. */
public final class CardPorts implements AutoCloseable {
    private final AtPort control;
    private final AtPort voice;
    private VoiceStream stream;
    private long bytesBefore;

    /** Ports at their speed; without a voice cable the one port carries everything. */
    public CardPorts(CableEnd control, int controlBaud, Optional<CableEnd> voice, int voiceBaud) {
        this.control = new AtPort(new PacedPort(control, controlBaud));
        this.voice =
                voice.map(cable -> new AtPort(new PacedPort(cable, voiceBaud)))
                        .orElse(this.control);
        this.stream = new VoiceStream(this.voice.port(), voice.isPresent());
    }

    AtPort control() {
        return control;
    }

    AtPort voice() {
        return voice;
    }

    VoiceStream stream() {
        return stream;
    }

    boolean shared() {
        return control == voice;
    }

    void openStream(boolean bothLegs) {
        stream = new VoiceStream(voice.port(), bothLegs);
    }

    void step() {
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

    /** Whether the PC has sent anything since this was last asked. */
    boolean heard() {
        long bytes = control.port().bytesRead() + (shared() ? 0 : voice.port().bytesRead());
        boolean more = bytes != bytesBefore;
        bytesBefore = bytes;
        return more;
    }

    /** An event outside a stream: two bytes, no line around them. */
    void code(char letter) {
        if (control.port().room(2)) {
            control.port().put(Dle.SHIELD);
            control.port().put(letter);
        }
    }

    /** Nothing is heard from the PC: whoever comes next may open the ports. */
    void freed() {
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

    @Override
    public void close() {
        control.port().cable().close();
        if (!shared()) {
            voice.port().cable().close();
        }
    }
}

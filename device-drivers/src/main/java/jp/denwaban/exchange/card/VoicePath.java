package jp.denwaban.exchange.card;

import jp.denwaban.exchange.journal.Fact;
import jp.denwaban.exchange.journal.Happening;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.network.Trunk;
import jp.denwaban.exchange.pbx.Station;
import jp.denwaban.exchange.sound.Mix;
import jp.denwaban.exchange.sound.Sound;

/** The audio between line and PC while a voice stream runs, and the proof of what was sent. */
final class VoicePath {
    private final CardSockets ports;
    private final Enquiry enquiry;
    private final Faults faults;
    private final TroubledLegs troubled;
    private final Trunk trunk;
    private final Station station;
    private final LineJournal journal;
    private final LegTap tap;
    private final short[] fromPc = new short[Sound.STEP_SAMPLES];
    private final short[] silence = new short[Sound.STEP_SAMPLES];
    private boolean open;
    private boolean sounded;
    private long sentSamples;
    private long lostSamples;

    VoicePath(
            CardSockets ports, Enquiry enquiry, Trunk trunk, Station station, Surroundings around) {
        this.ports = ports;
        this.enquiry = enquiry;
        this.faults = ports.faults();
        this.troubled = new TroubledLegs(faults);
        this.trunk = trunk;
        this.station = station;
        this.journal = around.journal();
        this.tap = around.tap();
    }

    boolean isOpen() {
        return open;
    }

    void open(PortStream stream) {
        ports.openStream(stream);
        open = true;
        sounded = false;
        sentSamples = 0;
        lostSamples = 0;
        journal.streams(0);
        journal.note(Happening.STREAM_OPENED);
        tap.opened(journal.call());
    }

    void end() {
        if (open) {
            open = false;
            journal.note(Happening.STREAM_ENDED, "lostSamples", Long.toString(lostSamples));
            journal.streams(Fact.NO_STREAM);
            tap.closed();
        }
    }

    /** The card ends the stream of itself, as it does when it has lost its place. */
    void breakOff() {
        end();
        ports.stream().end();
    }

    /** The relay has fallen: what still runs is silence from here on, and no reference. */
    void cutOff() {
        tap.closed();
    }

    /**
     * One step in both directions.
     *
     * @param deaf whether relay or transfer have taken both legs away from the card
     */
    void step(boolean deaf) {
        ports.voice().port().slow(open && faults.has(Fault.OVERRUN));
        if (!open || faults.has(Fault.SOUND_GONE)) {
            return;
        }
        boolean goesOn = ports.stream().receive();
        noticeFirstSound();
        int samples = troubled.samples();
        boolean underrun = ports.stream().playTo(fromPc, samples);
        if (deaf) {
            send(silence, silence, samples);
        } else {
            if (!enquiry.open()) {
                Mix.add(trunk.toCaller(), fromPc);
            }
            if (underrun) {
                journal.note(Happening.UNDERRUN);
            }
            short[] caller = enquiry.heard();
            short[] staff = enquiry.open() ? silence : station.fromStation();
            send(troubled.caller(caller), troubled.staff(staff), samples);
            tap.sent(caller, staff);
            sentSamples += Sound.STEP_SAMPLES;
            journal.streams(sentSamples);
        }
        if (!goesOn) {
            end();
            ports.stream().end();
            ports.voice().result(Result.OK);
        }
    }

    private void noticeFirstSound() {
        if (!sounded && ports.stream().sounded()) {
            sounded = true;
            journal.note(Happening.GUIDANCE_HEARD);
        }
    }

    private void send(short[] caller, short[] staff, int samples) {
        int lost = ports.stream().send(caller, staff, samples);
        if (lost > 0 && lostSamples == 0) {
            journal.note(Happening.OVERRUN);
        }
        lostSamples += lost;
    }
}

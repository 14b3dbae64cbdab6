package jp.denwaban.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Phase;
import jp.denwaban.call.Side;
import jp.denwaban.call.Tick;
import jp.denwaban.tone.DigitHeard;
import jp.denwaban.tone.DtmfDetector;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.tone.ProgressHeard;
import org.jspecify.annotations.Nullable;

/** Turns the audio of both legs into facts about the call. Owned by the line's thread. */
final class Ears {
    private static final long NANOS_A_SAMPLE = 1_000_000_000L / LineAudio.RATE_HZ;

    private final List<Consumer<Call>> heard = new ArrayList<>();
    private final List<Function<Tick, CallEvent>> facts = new ArrayList<>();
    private final DtmfDetector keys = new DtmfDetector(this::key);
    private final ProgressDetector trunk = new ProgressDetector(this::onTrunk);
    private final DigitGate gate;
    private final Head head = new Head();
    private @Nullable ProgressDetector station;
    private long stationFrom;
    private long frames;
    private long samples;
    private long now;

    Ears(DigitGate gate) {
        this.gate = gate;
    }

    /** A destination is being called from here on: its leg is listened to afresh. */
    void callingDestination() {
        head.take();
        stationFrom = frames;
        station = new ProgressDetector(progress -> heard.add(call -> onStation(call, progress)));
    }

    /** Frames of the call so far: its clock in units of 20 ms. */
    long frames() {
        return frames;
    }

    void lost(int missingFrames) {
        frames += missingFrames;
    }

    Head head() {
        return head;
    }

    /** Listens to one frame of both legs; what follows from it, in order. */
    List<Function<Tick, CallEvent>> hear(Call call, long atNanos, short[] caller, short[] staff) {
        now = atNanos;
        facts.clear();
        heard.clear();
        samples += caller.length;
        keys.accept(caller);
        trunk.accept(caller);
        if (call.phase() == Phase.ROUTING) {
            head.add(new Head.Heard(frames, caller, staff));
        }
        if (station != null) {
            station.accept(staff);
        }
        frames++;
        heard.forEach(what -> what.accept(call));
        return List.copyOf(facts);
    }

    private void key(DigitHeard digit) {
        long ago = (samples - digit.startSample()) * NANOS_A_SAMPLE;
        DigitGate.Report report = new DigitGate.Report(digit.digit(), now - ago, now);
        if (gate.pass(DigitGate.Source.DETECTOR, report)) {
            facts.add(at -> new CallEvent.DigitPressed(at, new Digit(digit.digit())));
        }
    }

    private void onTrunk(ProgressHeard progress) {
        if (progress.kind() == ProgressHeard.Kind.BUSY
                || progress.kind() == ProgressHeard.Kind.DIAL_TONE) {
            facts.add(at -> new CallEvent.HungUp(at, Side.CALLER));
        }
    }

    private void onStation(Call call, ProgressHeard progress) {
        if (call.phase() == Phase.TALKING) {
            if (progress.kind() == ProgressHeard.Kind.BUSY
                    || progress.kind() == ProgressHeard.Kind.DIAL_TONE) {
                facts.add(at -> new CallEvent.HungUp(at, Side.STAFF));
            }
            return;
        }
        switch (progress.kind()) {
            case RING_BACK_BURST ->
                    // The burst itself stays: its end was only sure a little after it.
                    head.dropBefore(stationFrom + progress.startSample() / LineAudio.FRAME_SAMPLES);
            case RING_BACK_STOPPED, VOICE -> facts.add(CallEvent.DestinationAnswered::new);
            case BUSY -> facts.add(CallEvent.DestinationBusy::new);
            case DIAL_TONE, SECOND_DIAL_TONE -> {
                // The PBX waits for digits: ours did not arrive. The flow's deadline decides.
            }
            case SILENCE -> {
                // Never a hang-up, nor an answer: ring-back may be late.
            }
        }
    }
}

package jp.denwaban.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Destination.Way;
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
    private final SilenceWatch silence = new SilenceWatch();
    private final DigitGate gate;
    private final Head head = new Head();
    private ProgressDetector trunk = trunkDetector();
    private @Nullable ProgressDetector station;
    private boolean talking;
    private long stationFrom;
    private long frames;
    private long samples;
    private long now;

    Ears(DigitGate gate) {
        this.gate = gate;
    }

    /**
     * The loop to a destination is closed, or its digits are out: its leg is listened to afresh.
     * After a flash that is the trunk's, where the PBX is heard in place of the caller.
     */
    void reached(Call call) {
        head.take();
        stationFrom = frames;
        if (flashed(call)) {
            trunk = trunkDetector();
        } else {
            station = new ProgressDetector(progress -> heard.add(now -> onStation(now, progress)));
        }
    }

    /** What comes of its leg from here on is nobody's. */
    void stationReleased() {
        station = null;
    }

    /** The caller is back on the trunk: what the PBX let us hear is over. */
    void callerReturned() {
        trunk = trunkDetector();
    }

    private ProgressDetector trunkDetector() {
        return new ProgressDetector(progress -> heard.add(call -> onTrunk(call, progress)));
    }

    private static boolean flashed(Call call) {
        return call.journey().destination().filter(to -> to.way() == Way.FLASH).isPresent();
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
        if (call.phase() == Phase.TALKING && station != null) {
            listenForSilence(station);
        }
        return List.copyOf(facts);
    }

    private void key(DigitHeard digit) {
        long ago = (samples - digit.startSample()) * NANOS_A_SAMPLE;
        DigitGate.Report report = new DigitGate.Report(digit.digit(), now - ago, now);
        if (gate.pass(DigitGate.Source.DETECTOR, report)) {
            facts.add(at -> new CallEvent.DigitPressed(at, new Digit(digit.digit())));
        }
    }

    private void listenForSilence(ProgressDetector staff) {
        if (!talking) {
            talking = true;
            trunk.restartSilence();
            staff.restartSilence();
        }
        silence.look(trunk.silence(), staff.silence()).ifPresent(facts::add);
    }

    private void onTrunk(Call call, ProgressHeard progress) {
        if (call.held()) {
            onCalled(progress);
        } else if (progress.kind() == ProgressHeard.Kind.BUSY
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
        onCalled(progress);
    }

    /** On the leg where a destination is being called. */
    private void onCalled(ProgressHeard progress) {
        switch (progress.kind()) {
            case RING_BACK_BURST -> {
                // The burst itself stays: its end was only sure a little after it.
                head.dropBefore(stationFrom + progress.startSample() / LineAudio.FRAME_SAMPLES);
                facts.add(CallEvent.DestinationRinging::new);
            }
            case RING_BACK_STOPPED, VOICE -> facts.add(CallEvent.DestinationAnswered::new);
            case BUSY -> facts.add(CallEvent.DestinationBusy::new);
            // Once the digits are out it says that they did not arrive: the flow's deadline
            // decides.
            case DIAL_TONE, SECOND_DIAL_TONE -> facts.add(CallEvent.DialToneHeard::new);
            case SILENCE -> {
                // Never a hang-up, nor an answer: ring-back may be late.
            }
        }
    }
}

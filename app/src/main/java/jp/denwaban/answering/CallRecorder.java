package jp.denwaban.answering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.call.Call;
import jp.denwaban.call.CallEvent;
import jp.denwaban.call.Destination;
import jp.denwaban.call.FaultCode;
import jp.denwaban.call.Outcome;
import jp.denwaban.call.Tick;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.CallQuality.Flaw;
import jp.denwaban.recording.QualityMeter;
import jp.denwaban.recording.Seal;
import org.jspecify.annotations.Nullable;

/**
 * The recording side of one call: its file from the first ring to the seals. Owned by the line's
 * thread; the file's writer tells what it did from a thread of its own.
 *
 * <p>Longer than most: what may cut a recording, and what is then said of it, are read together.
 */
final class CallRecorder {
    private static final FaultCode DISK = new FaultCode("D-03");

    /** As often as a record is full: every half second. */
    private static final int JUDGED_FRAMES = 25;

    private static final Optional<Outcome> CUT = Optional.of(Outcome.CUT_SHORT);

    private final Shared shared;
    private final int line;
    private final Proof proof;
    private final CallDesk.Owner owner;
    private final CallDesk.Facts facts;
    private final List<Seal> cut = new ArrayList<>();
    private final List<Seal> whole = new ArrayList<>();
    private @Nullable CallFile file;
    private Optional<Duration> audioFrom = Optional.empty();
    private final QualityMeter quality = new QualityMeter();
    private Optional<Set<Flaw>> flaws = Optional.empty();
    private long recordedFrames;
    private Tick heardAt = new Tick(0);
    private CallFile.GapReason cutBy = CallFile.GapReason.LINE;
    private boolean finishing;

    CallRecorder(Shared shared, int line, Proof proof, CallDesk.Owner owner, CallDesk.Facts facts) {
        this.shared = shared;
        this.line = line;
        this.proof = proof;
        this.owner = owner;
        this.facts = facts;
    }

    void open(Call call) {
        CallFile opened = shared.store().begin(call.number(), line, new FileEars());
        file = opened;
        opened.meta(meta(call));
    }

    /**
     * From here on what is said is recorded.
     *
     * @param head what was heard before it was sure that somebody talks; comes first
     * @param framesHeard frames of the call so far: where the audio begins without a head
     */
    void start(Call call, Tick at, Deque<Head.Heard> head, long framesHeard) {
        CallFile open = file;
        if (open == null) {
            return;
        }
        // Before the first record: a file cut after it must still say where its audio begins.
        audioFrom = Optional.of(frames(head.isEmpty() ? framesHeard : head.getFirst().index()));
        open.meta(meta(call));
        proof.durable(at.nanos());
        long next = head.isEmpty() ? framesHeard : head.getFirst().index();
        for (Head.Heard frame : head) {
            lostInHead(frame.index() - next);
            audio(frame.caller(), frame.staff(), at);
            next = frame.index() + 1;
        }
        lostInHead(framesHeard - next);
    }

    private void lostInHead(long frames) {
        if (frames > 0) {
            gap((int) frames);
        }
    }

    /** 20 ms of both legs, heard at {@code at}. */
    void audio(short[] caller, short[] staff, Tick at) {
        heardAt = at;
        CallFile open = file;
        if (open != null) {
            quality.accept(caller, staff);
            open.audio(caller.clone(), staff.clone());
            recordedFrames++;
            if (recordedFrames % JUDGED_FRAMES == 0) {
                judge();
            }
        }
    }

    void gap(int missingFrames) {
        CallFile open = file;
        if (open != null) {
            open.gap(
                    CallFile.GapReason.LINE,
                    frames(recordedFrames),
                    frames(recordedFrames + missingFrames));
            recordedFrames += missingFrames;
            quality.missing(missingFrames);
            judge();
            heardAt = heardAt.plus(frames(missingFrames));
        }
    }

    /** What took the voices from us, should the call end now. */
    void cutBy(CallFile.GapReason reason) {
        cutBy = reason;
    }

    /** The talk goes on without us: a last gap says why, and since when as far as is known. */
    private void sayWhyCut(CallFile open, Tick at) {
        long missing = Math.max(1, at.since(heardAt).toMillis() / LineAudio.FRAME_MILLIS);
        open.gap(cutBy, frames(recordedFrames), frames(recordedFrames + missing));
        recordedFrames += missing;
        quality.missing((int) Math.min(missing, Integer.MAX_VALUE));
    }

    void finish(Call call, Tick ended) {
        finishing = true;
        CallFile open = file;
        if (open == null) {
            facts.tell(at -> new CallEvent.SealFailed(at, DISK));
            return;
        }
        if (recordedFrames == 0) {
            open.finish(meta(call));
            return;
        }
        if (audioFrom.isPresent() && call.journey().outcome().equals(CUT)) {
            sayWhyCut(open, ended);
        }
        judge();
        open.finish(meta(call).with(quality.reading()));
    }

    /** Something of what was heard is not in the file; how much only the file knows. */
    private void lostOnDisk() {
        if (recordedFrames > 0) {
            quality.missing(1);
            judge();
        }
    }

    private void judge() {
        flaws = Optional.of(quality.reading().flaws());
    }

    /** What is wrong with the recording so far; empty while there is none. */
    Optional<Set<Flaw>> flaws() {
        return flaws;
    }

    /** Parts that a refusing disk left behind. */
    List<Seal> cut() {
        return cut;
    }

    /** The last part, if it was sealed. */
    List<Seal> whole() {
        return whole;
    }

    private CallMeta meta(Call call) {
        return new CallMeta(
                call.number(),
                line,
                call.journey().caller(),
                shared.clock().at(call.journey().rang().nanos()),
                shared.clock().doubtful(),
                call.journey().answered().map(this::time),
                call.journey().key(),
                call.journey().destination().map(Destination::name),
                call.journey().talkFrom().map(this::time),
                audioFrom,
                call.journey().ended().map(this::time),
                call.journey().outcome());
    }

    private Instant time(Tick at) {
        return shared.clock().at(at.nanos());
    }

    private static Duration frames(long count) {
        return Duration.ofMillis(count * LineAudio.FRAME_MILLIS);
    }

    /** What the writer's thread says, brought to the line's thread. */
    private final class FileEars implements CallFile.Listener {
        @Override
        public void durable(long atNanos) {
            // With the time of our own clock: a record counts from when we know of it.
            owner.later(() -> proof.durable(shared.nanos().getAsLong()));
        }

        @Override
        public void sealed(Seal seal) {
            owner.later(() -> whole.add(seal));
            facts.tell(CallEvent.RecordingSealed::new);
        }

        @Override
        public void cut(Seal part) {
            owner.later(
                    () -> {
                        cut.add(part);
                        lostOnDisk();
                    });
            facts.tell(CallEvent.RecordingCut::new);
        }

        @Override
        public void failed(String faultCode) {
            owner.later(CallRecorder.this::lostOnDisk);
            facts.tell(
                    at ->
                            finishing
                                    ? new CallEvent.SealFailed(at, DISK)
                                    : new CallEvent.RecordingFailed(at, DISK));
        }
    }
}

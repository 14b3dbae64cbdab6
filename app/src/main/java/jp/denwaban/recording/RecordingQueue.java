package jp.denwaban.recording;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.recording.CallFile.GapReason;

/**
 * Between the call's thread, which must never wait, and the disk, which may: gathers frames into
 * half seconds and keeps what is not yet written, with a limit. What does not fit becomes a gap
 * that says so.
 */
final class RecordingQueue {

    /** Ten seconds of voice: longer than any healthy disk hesitates, 160 kB a line. */
    static final int MOST_AUDIO = 20;

    /** Voice, and the few gaps and META between; more gaps than this are drawn together. */
    private static final int MOST_ITEMS = 64;

    private static final long NOTHING_LOST = -1;

    /** Something to be written, and the business day it came to be. */
    record Item(RecordContent content, LocalDate day) {}

    private final InstantSource clock;
    private final Deque<Item> items = new ArrayDeque<>();
    private final byte[] gathered = new byte[2 * SealedRecord.SAMPLES];
    private int gatheredSamples;
    private int audioItems;
    private long position;
    private long lostFrom = NOTHING_LOST;
    private boolean finished;

    RecordingQueue(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void meta(CallMeta meta) {
        if (!finished) {
            addMeta(meta);
        }
    }

    /** Only the newest META counts, so an unwritten one is replaced. */
    private void addMeta(CallMeta meta) {
        items.removeIf(item -> item.content() instanceof RecordContent.Meta);
        items.add(new Item(new RecordContent.Meta(meta), today()));
    }

    synchronized void audio(short[] caller, short[] staff) {
        if (finished) {
            return;
        }
        int samples = Math.min(caller.length, staff.length);
        for (int i = 0; i < samples; i++) {
            gathered[2 * gatheredSamples] = MuLaw.encode(caller[i]);
            gathered[2 * gatheredSamples + 1] = MuLaw.encode(staff[i]);
            gatheredSamples++;
            if (gatheredSamples == SealedRecord.SAMPLES) {
                flush();
            }
        }
    }

    synchronized void gap(GapReason reason, Duration from, Duration to) {
        if (finished) {
            return;
        }
        flush();
        // Nothing may be missing unsaid: what lies between the last frame and the gap belongs to
        // it.
        long start = Math.min(position, RecordContent.position(from));
        long end = Math.max(start, RecordContent.position(to));
        addGap(new RecordContent.Gap(reason, start, end));
        position = Math.max(position, end);
    }

    synchronized void finish(CallMeta meta) {
        if (finished) {
            return;
        }
        flush();
        sayWhatWasLost(position);
        addMeta(meta);
        finished = true;
        // The writer knows how many records there are; it fills the number in.
        items.add(new Item(new RecordContent.End(0, position), today()));
    }

    synchronized Optional<Item> take() {
        Optional<Item> item = Optional.ofNullable(items.poll());
        if (item.isPresent() && item.get().content() instanceof RecordContent.Audio) {
            audioItems--;
        }
        return item;
    }

    synchronized boolean isEmpty() {
        return items.isEmpty();
    }

    /** Forgets everything: the file has failed and nothing will be written any more. */
    synchronized void abandon() {
        finished = true;
        items.clear();
        Arrays.fill(gathered, (byte) 0);
    }

    private void flush() {
        if (gatheredSamples == 0) {
            return;
        }
        byte[] muLaw = Arrays.copyOf(gathered, 2 * gatheredSamples);
        long from = position;
        position += gatheredSamples;
        gatheredSamples = 0;
        if (audioItems >= MOST_AUDIO) {
            lostFrom = lostFrom == NOTHING_LOST ? from : lostFrom;
            return;
        }
        sayWhatWasLost(from);
        audioItems++;
        items.add(new Item(new RecordContent.Audio(from, muLaw), today()));
    }

    private void sayWhatWasLost(long until) {
        if (lostFrom != NOTHING_LOST) {
            items.add(
                    new Item(
                            new RecordContent.Gap(GapReason.QUEUE_FULL, lostFrom, until), today()));
            lostFrom = NOTHING_LOST;
        }
    }

    private void addGap(RecordContent.Gap gap) {
        sayWhatWasLost(position);
        Item newest = items.peekLast();
        if (items.size() >= MOST_ITEMS
                && newest != null
                && newest.content() instanceof RecordContent.Gap before) {
            items.removeLast();
            long to = Math.max(before.to(), gap.to());
            items.add(new Item(new RecordContent.Gap(before.reason(), before.from(), to), today()));
            return;
        }
        items.add(new Item(gap, today()));
    }

    LocalDate today() {
        return BusinessDay.of(clock.instant());
    }
}

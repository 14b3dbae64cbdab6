package jp.denwaban.tone;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Watches the two groups hop by hop: begins to follow each pair of tones that stands out, and tells
 * of those that turned out to be keys. Of several that sounded at the same time, such as a key and
 * what a voice made of it, only the likeliest is told.
 */
final class KeyWatch {
    /**
     * A pair stands out when each tone has this share of its group: a leaking prompt has the rest.
     */
    private static final float SHARE = 0.3f;

    /** High over low, 11 dB: looser than {@link Evidence}, for a window is no measurement. */
    private static final float MOST_TWIST = 12;

    /** Low over high, 13 dB. */
    private static final float MOST_REVERSE_TWIST = 20;

    /** A pair is looked for every second hop; two looks in a row that agree span 20 ms. */
    private static final int LOOK_EVERY = 2;

    /** A key, a voice beside it, and what the two together look like. */
    private static final int TRACKS = 3;

    /** Whether it is a key is asked while it is down too, first after 40 ms, then every 20 ms. */
    private static final int FIRST_ASKED = 10;

    private static final int ASKED_EVERY = 5;

    /** A key held longer is told now, and not again when it is let go: 10 s. */
    private static final long LONGEST_HOPS = 10_000 / ToneGroup.HOP;

    /** Two keys that overlap by more than 10 ms cannot both have been pressed. */
    private static final int OVERLAP_SAMPLES = 80;

    /**
     * The same key again within 18 ms is the same press, torn by a codec: Q.24 wants 10 ms bridged,
     * and the law gives every pause 30 ms.
     */
    private static final int TORN_SAMPLES = 144;

    /** And within 40 ms if it sounded all the while: fades beside a voice last up to 34 ms. */
    private static final int FADED_SAMPLES = 320;

    /** What still sounds 200 ms after a key has ended does not make it wait longer. */
    private static final int WAIT_SAMPLES = 1600;

    private static final int SAMPLES_PER_HOP = ToneGroup.HOP * GroupFilter.STEP;

    private final ToneGroup low;
    private final ToneGroup high;
    private final float least;
    private final PressMeter meter;
    private final Evidence evidence;
    private final Consumer<DigitHeard> heard;
    private final KeyTrack[] tracks = new KeyTrack[TRACKS];
    private final long[] freeFrom = new long[DtmfKeys.COUNT];
    private final Press waiting = new Press();
    private final Press latest = new Press();
    private boolean waits;
    private int candidate = KeyTrack.NO_KEY;

    /**
     * Watches for keys.
     *
     * @param least power of the weaker tone of a pair
     */
    KeyWatch(
            ToneGroup low,
            ToneGroup high,
            float least,
            PressMeter meter,
            Evidence evidence,
            Consumer<DigitHeard> heard) {
        this.low = low;
        this.high = high;
        this.least = least;
        this.meter = meter;
        this.evidence = evidence;
        this.heard = heard;
        latest.key = KeyTrack.NO_KEY;
        Arrays.setAll(tracks, i -> new KeyTrack(low, high, least));
    }

    boolean sounding() {
        for (KeyTrack track : tracks) {
            if (!track.free() && track.sure) {
                return true;
            }
        }
        return false;
    }

    /** One hop more is complete in both groups. */
    void hop(long hop) {
        boolean followed = false;
        for (KeyTrack track : tracks) {
            if (!track.free()) {
                follow(track, hop);
                followed |= !track.free() && track.key == candidate;
            }
        }
        if (hop % LOOK_EVERY == 0) {
            int key = standingOut(hop);
            if (key != KeyTrack.NO_KEY && key == candidate && !followed) {
                begin(key, hop);
            }
            candidate = key;
        }
        if (waits && settled(hop)) {
            tell();
        }
    }

    /** Nothing more will be heard. */
    void finish() {
        for (KeyTrack track : tracks) {
            if (!track.free()) {
                end(track);
            }
        }
        tell();
    }

    /** The key whose two tones stand out in the last window, or {@link KeyTrack#NO_KEY}. */
    private int standingOut(long hop) {
        float lowAll = low.power(hop);
        float highAll = high.power(hop);
        if (lowAll < least
                || highAll < least
                || lowAll * SHARE > highAll * MOST_REVERSE_TWIST
                || highAll * SHARE > lowAll * MOST_TWIST) {
            return KeyTrack.NO_KEY;
        }
        int highTone = high.strongest(hop); // a voice fails here more often than in the low group
        float highPower = high.power(highTone, hop);
        if (highPower < SHARE * highAll || highPower < least) {
            return KeyTrack.NO_KEY;
        }
        int lowTone = low.strongest(hop);
        float lowPower = low.power(lowTone, hop);
        boolean standsOut =
                lowPower >= SHARE * lowAll
                        && lowPower >= least
                        && lowPower <= highPower * MOST_REVERSE_TWIST
                        && highPower <= lowPower * MOST_TWIST;
        return standsOut ? DtmfKeys.index(lowTone, highTone) : KeyTrack.NO_KEY;
    }

    private void begin(int key, long hop) {
        KeyTrack longestSilent = tracks[0];
        for (KeyTrack track : tracks) {
            if (track.free()) {
                track.begin(key, hop, freeFrom[key]);
                return;
            }
            if (track.last < longestSilent.last) {
                longestSilent = track;
            }
        }
        end(longestSilent);
        longestSilent.begin(key, hop, freeFrom[key]);
    }

    private void follow(KeyTrack track, long hop) {
        if (track.follow(hop)) {
            if (candidate == track.key) {
                candidate = KeyTrack.NO_KEY; // the same key again is another press
            }
            end(track);
            return;
        }
        long hops = hop - track.first + 1;
        if (track.last != hop || hops < FIRST_ASKED || hops % ASKED_EVERY != 0 || track.told) {
            return;
        }
        if (!track.sure || hops > LONGEST_HOPS) {
            boolean key = meter.measureDown(track) && weigh(meter.press());
            track.sure |= key;
            if (key && hops > LONGEST_HOPS) {
                track.told = true;
                offer(track);
            }
        }
    }

    private void end(KeyTrack track) {
        freeFrom[track.key] = track.freeFrom();
        boolean measured = meter.measureEnded(track);
        if (track.told) {
            goesOnUntilNow(track.key);
        } else if (measured && weigh(meter.press())) {
            offer(track);
        }
        track.leave();
    }

    /** A key told while it was down: what follows its true end is measured from there. */
    private void goesOnUntilNow(int key) {
        if (latest.key == key) {
            latest.endSample = meter.press().endSample;
        }
    }

    private boolean weigh(Press press) {
        if (!evidence.possible(press)) {
            return false;
        }
        press.evidence = evidence.of(press);
        return press.evidence > 0;
    }

    private void offer(KeyTrack track) {
        Press press = meter.press();
        Press before = waits ? waiting : latest;
        int gap = track.goesOn() ? FADED_SAMPLES : TORN_SAMPLES;
        if (press.key == before.key && press.startSample < before.endSample + gap) {
            before.endSample = Math.max(before.endSample, press.endSample);
            return;
        }
        if (waits && press.startSample < waiting.endSample - OVERLAP_SAMPLES) {
            if (press.evidence <= waiting.evidence) {
                return;
            }
        } else {
            tell();
        }
        waiting.copy(press);
        waits = true;
    }

    /** Whether nothing that is still followed could take the place of the key that waits. */
    private boolean settled(long hop) {
        if (hop * SAMPLES_PER_HOP > waiting.endSample + WAIT_SAMPLES) {
            return true;
        }
        for (KeyTrack track : tracks) {
            if (!track.free()
                    && !track.told
                    && track.first * SAMPLES_PER_HOP < waiting.endSample - OVERLAP_SAMPLES) {
                return false;
            }
        }
        return true;
    }

    private void tell() {
        if (waits) {
            waits = false;
            latest.copy(waiting);
            heard.accept(waiting.digit());
        }
    }
}

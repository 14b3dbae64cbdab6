package jp.denwaban.tone;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Watches the two groups hop by hop: begins to follow each pair of tones that stands out, and
 * offers those that turn out to be keys to {@link KeyTeller}.
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

    /** 200 ms: more than is measured for the level at a beginning, less than is remembered. */
    private static final int SURELY_BEGUN = 50;

    /** A key held longer is told now, and not again when it is let go: 10 s. */
    private static final long LONGEST_HOPS = 10_000 / ToneGroup.HOP;

    private final ToneGroup low;
    private final ToneGroup high;
    private final float least;
    private final PressMeter meter;
    private final Evidence evidence;
    private final KeyTeller teller;
    private final KeyTrack[] tracks = new KeyTrack[TRACKS];
    private final long[] freeFrom = new long[DtmfKeys.COUNT];
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
        this.teller = new KeyTeller(heard);
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
        teller.settle(hop, tracks);
    }

    /** Nothing more will be heard. */
    void finish() {
        for (KeyTrack track : tracks) {
            if (!track.free()) {
                end(track);
            }
        }
        teller.tell();
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
        KeyTrack leastLikely = tracks[0];
        for (KeyTrack track : tracks) {
            if (track.free()) {
                track.begin(key, hop, freeFrom[key]);
                return;
            }
            boolean longerSilent = track.last < leastLikely.last && track.sure == leastLikely.sure;
            if (longerSilent || leastLikely.sure && !track.sure) {
                leastLikely = track;
            }
        }
        end(leastLikely);
        leastLikely.begin(key, hop, freeFrom[key]);
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
        if (hops >= SURELY_BEGUN) {
            meter.start(track); // while its beginning is still remembered
        }
        if (track.last != hop || hops < FIRST_ASKED || hops % ASKED_EVERY != 0 || track.told) {
            return;
        }
        if (!track.sure || hops > LONGEST_HOPS) {
            boolean key = meter.measureDown(track) && weigh(meter.press());
            track.sure |= key;
            if (key && hops > LONGEST_HOPS) {
                track.told = true;
                teller.offer(meter.press(), track.goesOn());
            }
        }
    }

    private void end(KeyTrack track) {
        freeFrom[track.key] = track.freeFrom();
        boolean measured = meter.measureEnded(track);
        if (track.told) {
            teller.ended(track.key, meter.press().endSample);
        } else if (measured && weigh(meter.press())) {
            teller.offer(meter.press(), track.goesOn());
        }
        track.leave();
    }

    private boolean weigh(Press press) {
        if (!evidence.possible(press)) {
            return false;
        }
        press.evidence = evidence.of(press);
        return press.evidence > 0;
    }
}

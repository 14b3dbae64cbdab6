package jp.denwaban.audio.device;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a device while lines use it: opens it anew when something is wrong with it, and says that
 * it is gone when that has not helped: three times within two seconds for a device that delivers
 * nothing, three times for one that plays nothing, once for one that says the same number all
 * through a call. Time is an argument.
 */
final class SoundKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SoundKeeper.class);

    /** telephony.md: no frames for half a second. */
    private static final long SILENT_NANOS = 500_000_000L;

    /** telephony.md: all samples equal for two seconds. */
    private static final long EQUAL_NANOS = 2_000_000_000L;

    /** As a voice stream that stopped; the card then has its 3 s to fall into bypass. */
    private static final long GONE_NANOS = 2_000_000_000L;

    /** A sound server has been seen to take 1.2 s before a new sink asks for sound. */
    private static final long BLOCKED_NANOS = 2_000_000_000L;

    private static final int MOST_OPENINGS = 3;
    private static final long BETWEEN_OPENINGS_NANOS = 500_000_000L;

    private final SoundDevice device;
    private final SoundTroubles troubles;
    private int openings;
    private int openingsForEars;
    private long nextOpening;
    private boolean goneTold;

    SoundKeeper(SoundDevice device, SoundTroubles troubles) {
        this.device = device;
        this.troubles = troubles;
    }

    /** A line has come that wants the device, whatever was tried in vain before. */
    void wanted(long nowNanos) {
        openings = 0;
        openingsForEars = 0;
        nextOpening = nowNanos;
        goneTold = false;
    }

    /** It has taken its place. */
    void seated(SoundSeat seat) {
        troubles.seated(seat);
    }

    void look(long now) {
        long silent = now - device.heardAt();
        if (silent > SILENT_NANOS) {
            troubles.begins(SoundFault.SILENT, now);
        }
        device.session()
                .ifPresentOrElse(running -> watch(running, silent, now), () -> openIfDue(now));
        troubles.look(device.counts(), now);
        if (silent > GONE_NANOS) {
            gone("delivers nothing");
        }
    }

    private void gone(String why) {
        if (!goneTold) {
            goneTold = true;
            device.gone(why);
        }
    }

    private void watch(SoundSession running, long silent, long now) {
        if (silent > SILENT_NANOS) {
            if (now - running.openedAt() > SILENT_NANOS) {
                reopen("delivers nothing", now);
            }
            return;
        }
        openings = 0;
        troubles.ends(SoundFault.SILENT);
        if (now - running.takenAt() > BLOCKED_NANOS) {
            troubles.begins(SoundFault.EARS_BLOCKED, now);
            earsBlocked(now);
            return;
        }
        if (running.takesSteadily()) {
            openingsForEars = 0;
            troubles.ends(SoundFault.EARS_BLOCKED);
        }
        if (running.equalNanos(now) > EQUAL_NANOS) {
            sameSamples(now);
        } else if (running.varied()) {
            troubles.ends(SoundFault.SAME_SAMPLES);
        }
        boolean well =
                !troubles.stands(SoundFault.EARS_BLOCKED)
                        && !troubles.stands(SoundFault.SAME_SAMPLES);
        goneTold = goneTold && !well;
    }

    /** Idle lines may be digital silence, and one opening anew is enough; a call never is. */
    private void sameSamples(long now) {
        String why = "says the same number on all channels";
        if (!troubles.stands(SoundFault.SAME_SAMPLES)) {
            troubles.begins(SoundFault.SAME_SAMPLES, now);
            reopen(why, now);
        } else if (device.inCall()) {
            gone(why);
        }
    }

    /** Each opening costs every line some of its recording: the caller's ear is worth three. */
    private void earsBlocked(long now) {
        if (openingsForEars < MOST_OPENINGS) {
            openingsForEars++;
            reopen("takes nothing to play", now);
        } else {
            gone("takes nothing to play");
        }
    }

    private void reopen(String why, long now) {
        LOG.warn("sound device {} {}; it is opened anew", device.shape().name(), why);
        device.drop();
        nextOpening = Math.max(nextOpening, now);
    }

    private void openIfDue(long now) {
        if (openings < MOST_OPENINGS && now >= nextOpening && device.open()) {
            openings++;
            nextOpening = now + BETWEEN_OPENINGS_NANOS;
        }
    }
}

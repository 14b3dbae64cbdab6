package jp.denwaban.audio.device;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which faults of a device stand: each is told once when it begins and once when it has gone. Time
 * is an argument; belongs to the device's keeper.
 */
final class SoundTroubles {
    /** A momentary fault that has not come again for so long is over. */
    private static final long OVER_NANOS = 60_000_000_000L;

    private static final List<SoundFault> MOMENTARY =
            List.of(SoundFault.SOUND_LOST, SoundFault.RAN_DRY);

    private final List<SoundSeat> seats;
    private final Map<SoundFault, Long> standing = new EnumMap<>(SoundFault.class);
    private SoundCounts seen;

    SoundTroubles(List<SoundSeat> seats, SoundCounts now) {
        this.seats = seats;
        this.seen = now;
    }

    boolean stands(SoundFault fault) {
        return standing.containsKey(fault);
    }

    /** A line that comes later is told what stands, as it will be told when that has gone. */
    void seated(SoundSeat seat) {
        standing.keySet().forEach(fault -> seat.ears().troubled(fault));
    }

    void begins(SoundFault fault, long nowNanos) {
        if (standing.put(fault, nowNanos) == null) {
            seats.forEach(seat -> seat.ears().troubled(fault));
        }
    }

    void ends(SoundFault fault) {
        if (standing.remove(fault) != null) {
            seats.forEach(seat -> seat.ears().recovered(fault));
        }
    }

    /** Looks for what only the counters tell. */
    void look(SoundCounts now, long nowNanos) {
        if (now.overruns() > seen.overruns() || now.slips() > seen.slips()) {
            begins(SoundFault.SOUND_LOST, nowNanos);
        }
        if (now.underruns() > seen.underruns()
                || now.playDroppedFrames() > seen.playDroppedFrames()) {
            begins(SoundFault.RAN_DRY, nowNanos);
        }
        seen = now;
        for (SoundFault momentary : MOMENTARY) {
            Long at = standing.get(momentary);
            if (at != null && nowNanos - at > OVER_NANOS) {
                ends(momentary);
            }
        }
    }
}

package jp.denwaban.audio.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.denwaban.audio.LineAudio;

/** A line at a device: plays one sample after another of a sound, keeps what it is told. */
final class HeardLine implements SoundEars {
    final List<SoundFault> troubles = new CopyOnWriteArrayList<>();
    final List<SoundFault> recoveries = new CopyOnWriteArrayList<>();
    final List<Long> times = new ArrayList<>();
    final List<String> gone = new CopyOnWriteArrayList<>();
    private final short[] sound;
    private int at;
    private final List<short[]> caller = new ArrayList<>();
    private final List<short[]> staff = new ArrayList<>();

    /** A line that says this to its caller, again and again. */
    HeardLine(short[] sound) {
        this.sound = sound;
    }

    @Override
    public short[] play() {
        short[] frame = new short[LineAudio.FRAME_SAMPLES];
        for (int i = 0; i < frame.length && sound.length > 0; i++) {
            frame[i] = sound[at++ % sound.length];
        }
        return frame;
    }

    @Override
    public void troubled(SoundFault fault) {
        troubles.add(fault);
    }

    @Override
    public void recovered(SoundFault fault) {
        recoveries.add(fault);
    }

    @Override
    public void gone(String why) {
        gone.add(why);
    }

    /** Takes what has come to its seat; how many frames there are by now. */
    int take(SoundSeat seat) {
        Optional<SoundSeat.Heard> next = seat.next();
        while (next.isPresent()) {
            times.add(next.get().atNanos());
            caller.add(next.get().caller());
            staff.add(next.get().staff());
            next = seat.next();
        }
        return caller.size();
    }

    short[] caller() {
        return joined(caller);
    }

    short[] staff() {
        return joined(staff);
    }

    private static short[] joined(List<short[]> frames) {
        short[] all = new short[frames.size() * LineAudio.FRAME_SAMPLES];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, all, i * 160, 160);
        }
        return all;
    }
}

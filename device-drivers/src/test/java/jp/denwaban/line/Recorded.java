package jp.denwaban.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.denwaban.audio.LineAudio;

/** A listener that keeps everything it hears. */
public final class Recorded implements LineListener {
    private final List<LineEvent> events = new CopyOnWriteArrayList<>();
    private final List<short[]> caller = new ArrayList<>();
    private final List<short[]> staff = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    @Override
    public void happened(LineEvent event) {
        events.add(event);
    }

    @Override
    public synchronized void heard(long atNanos, short[] callerFrame, short[] staffFrame) {
        caller.add(callerFrame);
        staff.add(staffFrame);
        times.add(atNanos);
    }

    /** Forgets the events so far. */
    public void forget() {
        events.clear();
    }

    public List<LineEvent> events() {
        return List.copyOf(events);
    }

    public <E extends LineEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public synchronized int frames() {
        return caller.size();
    }

    public synchronized List<Long> times() {
        return List.copyOf(times);
    }

    public synchronized short[] caller() {
        return joined(caller);
    }

    public synchronized short[] staff() {
        return joined(staff);
    }

    private static short[] joined(List<short[]> frames) {
        short[] all = new short[frames.size() * LineAudio.FRAME_SAMPLES];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(
                    frames.get(i), 0, all, i * LineAudio.FRAME_SAMPLES, LineAudio.FRAME_SAMPLES);
        }
        return all;
    }
}

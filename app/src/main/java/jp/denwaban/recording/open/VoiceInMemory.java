package jp.denwaban.recording.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.recording.RecordContent;

/** Both legs of a recording as samples, gaps as silence. */
final class VoiceInMemory implements VoiceSink {

    /** Three hours, 173 MB a leg: longer calls are judged whole and kept up to here. */
    private static final int MOST_SAMPLES = 3 * 3600 * LineAudio.RATE_HZ;

    private static final long UNKNOWN = -1;

    private short[] caller = new short[0];
    private short[] staff = new short[0];
    private long start = UNKNOWN;
    private long end;
    private final List<Recording.Gap> gaps = new ArrayList<>();

    @Override
    public boolean take(RecordContent content) {
        if (content instanceof RecordContent.Gap gap) {
            gaps.add(
                    new Recording.Gap(
                            gap.reason(),
                            RecordContent.duration(gap.from()),
                            RecordContent.duration(gap.to())));
            return reach(gap.from(), gap.to());
        }
        RecordContent.Audio audio = (RecordContent.Audio) content;
        boolean fits = reach(audio.position(), audio.position() + audio.samples());
        copy(audio);
        return fits;
    }

    /** A later part of a call begins where the part before ended; its samples begin there. */
    private boolean reach(long from, long to) {
        if (start == UNKNOWN) {
            start = from;
            end = from;
        }
        // Audio follows without a hole; a gap may begin earlier, when it was noticed late.
        boolean fits = from <= end;
        end = Math.max(end, to);
        int length = (int) Math.min(end - start, MOST_SAMPLES);
        if (length > caller.length) {
            int room = (int) Math.min(MOST_SAMPLES, Math.max(length, caller.length * 2L));
            caller = Arrays.copyOf(caller, room);
            staff = Arrays.copyOf(staff, room);
        }
        return fits;
    }

    private void copy(RecordContent.Audio audio) {
        long offset = audio.position() - start;
        byte[] muLaw = audio.muLaw();
        for (int i = 0; i < audio.samples() && offset >= 0 && offset + i < caller.length; i++) {
            caller[(int) offset + i] = MuLaw.decode(muLaw[2 * i]);
            staff[(int) offset + i] = MuLaw.decode(muLaw[2 * i + 1]);
        }
    }

    short[] caller() {
        return Arrays.copyOf(caller, length());
    }

    short[] staff() {
        return Arrays.copyOf(staff, length());
    }

    private int length() {
        return start == UNKNOWN ? 0 : (int) Math.min(end - start, MOST_SAMPLES);
    }

    List<Recording.Gap> gaps() {
        return List.copyOf(gaps);
    }
}

package jp.denwaban.exchange.control;

import java.util.Arrays;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.exchange.network.CallView;
import jp.denwaban.exchange.network.Caller;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;

/**
 * A caller on a line, who rings when told to, is silent until told otherwise, and remembers what he
 * hears from the answer on. Lives on the pacing thread.
 */
final class OrderedCaller implements Caller {
    /** Ten minutes: longer than any test listens, 10 MB of memory. */
    private static final int MOST_HEARD = 600 * LineAudio.RATE_HZ;

    /** One minute to begin with. */
    private static final int FIRST_HEARD = 60 * LineAudio.RATE_HZ;

    private CallerId callerId = CallerId.Absent.NO_SERVICE;
    private int mostBells;
    private boolean rings;
    private Sound voice = Sound.SILENCE;
    private Leaving leaving = Leaving.BUSY_TONE;
    private short[] heard = new short[FIRST_HEARD];
    private int heardCount;
    private boolean answered;
    private boolean speaking;
    private boolean handsetDown;
    private boolean over;

    /** The bell begins to ring; after so many rings of it he gives up. */
    void ring(CallerId who, int bells) {
        callerId = who;
        mostBells = bells;
        rings = true;
    }

    void say(Sound words) {
        voice = words;
        speaking = true;
    }

    void hangUp(Leaving how) {
        leaving = how;
        handsetDown = true;
    }

    boolean answered() {
        return answered;
    }

    /** Whether what he was told to say is not over. */
    boolean speaking() {
        return speaking;
    }

    /** Whether the call has ended in every respect. */
    boolean isOver() {
        return over;
    }

    /** All he has heard since the answer. */
    short[] heard() {
        return Arrays.copyOf(heard, heardCount);
    }

    @Override
    public CallerId callerId() {
        return callerId;
    }

    @Override
    public Leaving leaving() {
        return leaving;
    }

    @Override
    public boolean rings() {
        return rings;
    }

    @Override
    public boolean live(CallView call, short[] mouth) {
        answered |= call.answered();
        if (rings && !call.answered() && call.bells() >= mostBells) {
            return false;
        }
        if (call.answered() && speaking) {
            speaking = voice.fill(mouth) > 0;
        }
        return !handsetDown;
    }

    @Override
    public void hear(short[] ear) {
        if (!answered || heardCount + ear.length > MOST_HEARD) {
            return;
        }
        if (heardCount + ear.length > heard.length) {
            heard = Arrays.copyOf(heard, Math.min(2 * heard.length, MOST_HEARD));
        }
        System.arraycopy(ear, 0, heard, heardCount, ear.length);
        heardCount += ear.length;
    }

    @Override
    public void over() {
        over = true;
    }
}

package jp.denwaban.audio.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * A sound device that a test plays: what is put in is captured, what is played can be taken out; it
 * can be pulled out, fall silent, hang in opening and closing. Thread safe.
 */
public final class PlayedSound implements SoundOpener {
    /** 300 ms at 8 kHz, as a real one is opened. */
    private static final int PLAY_SETS = 2400;

    private final int channels;
    private final Deque<short[]> captured = new ArrayDeque<>();
    private final Deque<short[]> played = new ArrayDeque<>();
    private boolean present = true;
    private boolean hangsInOpening;
    private boolean hangsInClosing;
    private boolean blocked;
    private int openings;
    private OptionalLong openedBy = OptionalLong.empty();

    public PlayedSound(int channels) {
        this.channels = channels;
    }

    /** The devices of a machine that has only this one, whatever it is called. */
    public SoundDevices devices() {
        return new SoundDevices(
                this,
                (name, work) -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                },
                System::nanoTime);
    }

    public synchronized void present(boolean now) {
        present = now;
        notifyAll();
    }

    public synchronized void hangsInOpening(boolean now) {
        hangsInOpening = now;
        notifyAll();
    }

    public synchronized void hangsInClosing(boolean now) {
        hangsInClosing = now;
        notifyAll();
    }

    /** It takes nothing more to play. */
    public synchronized void blocked(boolean now) {
        blocked = now;
    }

    public synchronized int openings() {
        return openings;
    }

    /** One sample of each channel comes in, and what is played goes out: silence if nothing is. */
    public synchronized short[] exchange(short[] all) {
        if (present && openedBy.isPresent() && captured.size() < PLAY_SETS) {
            captured.add(all.clone());
        }
        short[] out = present && !blocked ? played.poll() : null;
        return out == null ? new short[channels] : out;
    }

    @Override
    public synchronized OpenSound open(DeviceShape shape) throws SoundException {
        openings++;
        try {
            while (hangsInOpening) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new SoundException(SoundException.Kind.LOST, "interrupted", e);
        }
        if (!present) {
            throw new SoundException(SoundException.Kind.ABSENT, "no sound device " + shape.name());
        }
        captured.clear();
        played.clear();
        openedBy = OptionalLong.of(openings);
        return new Opened(openings);
    }

    private final class Opened implements OpenSound {
        private final long mine;

        Opened(long mine) {
            this.mine = mine;
        }

        @Override
        public int rateHz() {
            return 8000;
        }

        @Override
        public int read(byte[] into) {
            synchronized (PlayedSound.this) {
                int at = 0;
                while (mine() && !captured.isEmpty() && at + 2 * channels <= into.length) {
                    for (short sample : captured.remove()) {
                        into[at++] = (byte) sample;
                        into[at++] = (byte) (sample >> 8);
                    }
                }
                return at;
            }
        }

        @Override
        public int capacity() {
            return PLAY_SETS * 2 * channels;
        }

        @Override
        public int room() {
            synchronized (PlayedSound.this) {
                return blocked ? 0 : (PLAY_SETS - played.size()) * 2 * channels;
            }
        }

        @Override
        public void write(byte[] from, int count) {
            synchronized (PlayedSound.this) {
                for (int at = 0; mine() && at < count; at += 2 * channels) {
                    short[] all = new short[channels];
                    for (int i = 0; i < channels; i++) {
                        all[i] = (short) (from[at + 2 * i] & 0xFF | from[at + 2 * i + 1] << 8);
                    }
                    played.add(all);
                }
            }
        }

        @Override
        public void close() {
            synchronized (PlayedSound.this) {
                try {
                    while (hangsInClosing) {
                        PlayedSound.this.wait();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (mine()) {
                    openedBy = OptionalLong.empty();
                }
            }
        }

        private boolean mine() {
            return openedBy.isPresent() && openedBy.getAsLong() == mine;
        }
    }
}

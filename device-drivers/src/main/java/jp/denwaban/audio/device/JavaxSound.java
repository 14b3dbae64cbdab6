package jp.denwaban.audio.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.device.SoundException.Kind;

/** A device of this machine, opened by {@code javax.sound}. */
final class JavaxSound implements OpenSound {
    /** The line's own rate if the device takes it; the next is what nearly every device has. */
    private static final List<Integer> RATES_HZ = List.of(LineAudio.RATE_HZ, 48_000, 16_000);

    private static final int SAMPLE_BYTES = 2;

    /** Half a second: a machine that stands still for less loses nothing. */
    private static final int CAPTURE_PARTS = 2;

    /** 300 ms, of which {@link Playback} fills less than half. */
    private static final double PLAYBACK_SECONDS = 0.3;

    private final TargetDataLine capture;
    private final SourceDataLine playback;
    private final int rateHz;

    private JavaxSound(TargetDataLine capture, SourceDataLine playback, int rateHz) {
        this.capture = capture;
        this.playback = playback;
        this.rateHz = rateHz;
    }

    /**
     * Finds the device anew each time, as far as the platform does: it lists anew only when the
     * count of devices has changed, so what it has listed is held against the kernel's own list.
     */
    static OpenSound open(DeviceShape shape) throws SoundException {
        return open(shape, OptionalInt.empty());
    }

    /** As {@link #open(DeviceShape)}, at this rate and no other. */
    static OpenSound open(DeviceShape shape, OptionalInt rateHz) throws SoundException {
        Mixer mixer = AudioSystem.getMixer(chosen(shape.name()));
        String refusal = "";
        boolean taken = false;
        for (int rate : RATES_HZ) {
            if (rateHz.orElse(rate) != rate) {
                continue;
            }
            try {
                return open(mixer, shape, rate);
            } catch (LineUnavailableException e) {
                taken = true;
                refusal = String.valueOf(e.getMessage());
            } catch (IllegalArgumentException e) {
                refusal = String.valueOf(e.getMessage());
            }
        }
        throw new SoundException(
                taken ? Kind.TAKEN : Kind.UNFIT,
                "sound device " + shape.name() + " cannot be opened: " + refusal);
    }

    private static Mixer.Info chosen(DeviceName name) throws SoundException {
        List<ListedDevice> devices = new ArrayList<>();
        Mixer.Info[] mixers = AudioSystem.getMixerInfo();
        for (Mixer.Info mixer : mixers) {
            ListedDevice.of(mixer.getName(), mixer.getDescription()).ifPresent(devices::add);
        }
        ListedDevice device = DeviceChooser.choose(name, devices);
        KernelCards.now().confirm(device);
        Optional<Mixer.Info> info =
                Arrays.stream(mixers)
                        .filter(mixer -> mixer.getName().equals(device.mixer()))
                        .findFirst();
        return info.orElseThrow();
    }

    private static OpenSound open(Mixer mixer, DeviceShape shape, int rateHz)
            throws LineUnavailableException {
        AudioFormat in = format(rateHz, shape.captureChannels());
        AudioFormat out = format(rateHz, shape.playbackChannels());
        TargetDataLine capture =
                (TargetDataLine) mixer.getLine(new DataLine.Info(TargetDataLine.class, in));
        SourceDataLine playback =
                (SourceDataLine) mixer.getLine(new DataLine.Info(SourceDataLine.class, out));
        boolean both = false;
        try {
            capture.open(in, rateHz / CAPTURE_PARTS * in.getFrameSize());
            playback.open(out, (int) (rateHz * PLAYBACK_SECONDS) * out.getFrameSize());
            capture.start();
            playback.start();
            both = true;
            return new JavaxSound(capture, playback, rateHz);
        } finally {
            if (!both) {
                capture.close();
                playback.close();
            }
        }
    }

    private static AudioFormat format(int rateHz, int channels) {
        return new AudioFormat(rateHz, SAMPLE_BYTES * 8, channels, true, false);
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int read(byte[] into) {
        int set = capture.getFormat().getFrameSize();
        int ready = Math.min(capture.available(), into.length) / set * set;
        return ready <= 0 ? 0 : Math.max(0, capture.read(into, 0, ready));
    }

    @Override
    public int capacity() {
        return playback.getBufferSize();
    }

    @Override
    public int room() {
        return playback.available();
    }

    @Override
    public void write(byte[] from, int count) {
        playback.write(from, 0, count);
    }

    @Override
    public void close() {
        capture.close();
        playback.close();
    }
}

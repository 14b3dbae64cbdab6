package jp.denwaban.audio.device;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import jp.denwaban.audio.device.SoundException.Kind;

/** All sound devices of one process, each opened once for all its lines. Thread safe. */
public final class SoundDevices {
    private final SoundOpener opener;
    private final SoundThreads threads;
    private final LongSupplier nanos;
    private final Map<DeviceName, SoundDevice> devices = new HashMap<>();

    /** Any opener; a test plays its own devices. */
    SoundDevices(SoundOpener opener, SoundThreads threads, LongSupplier nanos) {
        this.opener = opener;
        this.threads = threads;
        this.nanos = nanos;
    }

    /**
     * The devices of this machine.
     *
     * @param nanos the monotonic clock that stamps frames
     */
    public static SoundDevices ofThisMachine(SoundThreads threads, LongSupplier nanos) {
        return new SoundDevices(JavaxSound::open, threads, nanos);
    }

    /**
     * Takes a place for one line, and returns when the device delivers, within 3 s.
     *
     * @throws SoundException why it does not
     */
    public SoundSeat sit(DeviceShape shape, LineChannels channels, SoundEars ears)
            throws SoundException {
        SoundDevice device = device(shape);
        if (!device.shape().equals(shape)) {
            throw new SoundException(
                    Kind.TAKEN,
                    "sound device " + shape.name() + " is set with other numbers of channels, too");
        }
        return device.sit(channels, ears);
    }

    private synchronized SoundDevice device(DeviceShape shape) {
        return devices.computeIfAbsent(
                shape.name(), name -> new SoundDevice(shape, opener, threads, nanos));
    }
}

package jp.denwaban.line.card;

import jp.denwaban.audio.device.DeviceShape;
import jp.denwaban.audio.device.LineChannels;
import jp.denwaban.audio.device.SoundDevices;
import jp.denwaban.audio.device.SoundEars;
import jp.denwaban.audio.device.SoundException;
import jp.denwaban.audio.device.SoundSeat;
import jp.denwaban.line.LineException;
import jp.denwaban.line.LineException.Kind;

/** Where the audio of one line is found: which device, which of its channels. */
public record SoundPlace(SoundDevices devices, DeviceShape shape, LineChannels channels) {

    /** All sound devices of this machine, for the lines of one process. */
    public static SoundDevices machine() {
        return SoundDevices.ofThisMachine(LineThread::named, System::nanoTime);
    }

    /** Takes the place; returns when the device delivers, within 3 s. */
    SoundSeat sit(SoundEars ears) throws LineException {
        try {
            return devices.sit(shape, channels, ears);
        } catch (SoundException e) {
            throw new LineException(kind(e.kind()), String.valueOf(e.getMessage()), e);
        }
    }

    private static Kind kind(SoundException.Kind kind) {
        return switch (kind) {
            case ABSENT, AMBIGUOUS -> Kind.NO_PORT;
            case TAKEN -> Kind.PORT_TAKEN;
            case UNFIT -> Kind.UNSUPPORTED;
            case LOST -> Kind.PORT_LOST;
        };
    }
}

package jp.denwaban.audio.device;

/** Opens sound devices: those of the machine, or one that a test plays. */
@FunctionalInterface
interface SoundOpener {

    /** Opens both directions or none. May block for as long as the driver likes. */
    OpenSound open(DeviceShape shape) throws SoundException;
}

package jp.denwaban.audio.device;

/** What a line lends to its sound device. Called on the device's threads: return at once. */
public interface SoundEars {

    /** The next 20 ms for the caller's ear. Not changed by the device. */
    short[] play();

    void troubled(SoundFault fault);

    void recovered(SoundFault fault);

    /** The device does not come back: it has to be taken anew. {@code why} names it. */
    void gone(String why);
}

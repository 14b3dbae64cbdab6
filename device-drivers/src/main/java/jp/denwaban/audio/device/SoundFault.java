package jp.denwaban.audio.device;

/** What a sound device does that a person must know. */
public enum SoundFault {
    /** It delivers nothing: unplugged, or its driver hangs. */
    SILENT,
    /** Every channel says the same number again and again. */
    SAME_SAMPLES,
    /** It takes nothing more to play. */
    EARS_BLOCKED,
    /** It lost what it had captured. */
    SOUND_LOST,
    /** The callers' ears ran dry for a moment. */
    RAN_DRY
}

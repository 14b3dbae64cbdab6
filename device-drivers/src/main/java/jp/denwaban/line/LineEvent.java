package jp.denwaban.line;

import jp.denwaban.audio.device.SoundFault;

/** A fact about one line, stamped with one monotonic clock shared by serial events and audio. */
public sealed interface LineEvent {

    /** Nanoseconds of {@link System#nanoTime()}'s clock, or of the clock a test gave. */
    long atNanos();

    /** The bell rang once (RING or {@code <DLE>R}). */
    record Ringing(long atNanos) implements LineEvent {}

    /**
     * The short ring before Number Display's data (CAR), where the card tells it apart: not yet a
     * ring of the bell.
     */
    record CarRang(long atNanos) implements LineEvent {}

    /** Number Display told who calls, or why it does not tell. */
    record CallerIdReceived(long atNanos, CallerId callerId) implements LineEvent {}

    /** The card reports a key (0-9 * # A-D), one event for one key pressed. */
    record DigitReported(long atNanos, char digit) implements LineEvent {}

    /** The card reports a tone it heard; a hint beside our own detectors. */
    record ProgressReported(long atNanos, Progress progress) implements LineEvent {}

    /** The loop current of the trunk stopped: the caller has gone. */
    record LoopBroken(long atNanos) implements LineEvent {}

    /** The card says the station side answered (profiles with {@code answered-event} only). */
    record StationAnswered(long atNanos) implements LineEvent {}

    /** The station side hung up, where the card can tell. */
    record StationReleased(long atNanos) implements LineEvent {}

    /** Audio was lost inside the card: {@code missingFrames} of 20 ms, best estimate. */
    record AudioLost(long atNanos, int missingFrames) implements LineEvent {}

    /** The sound device of the line is in trouble; {@link PortLost} follows if it stays so. */
    record SoundTroubled(long atNanos, SoundFault fault) implements LineEvent {}

    /** What {@link SoundTroubled} told is over. */
    record SoundRecovered(long atNanos, SoundFault fault) implements LineEvent {}

    /** The card ran dry and the caller heard a hole in what we play. */
    record RanDry(long atNanos) implements LineEvent {}

    /** Things come over the wire that no card says: a bad cable, or a card that is ill. */
    record WireDisturbed(long atNanos) implements LineEvent {}

    /** The relay fell: by order, by an unfed watchdog, or because power went. */
    record BypassEntered(long atNanos, BypassCause cause) implements LineEvent {}

    record BypassLeft(long atNanos) implements LineEvent {}

    /** The port stopped answering or vanished. Nothing more comes until it is opened anew. */
    record PortLost(long atNanos, String port) implements LineEvent {}

    enum Progress {
        BUSY,
        DIAL_TONE,
        RING_BACK,
        FAX,
        DATA
    }

    enum BypassCause {
        ORDERED,
        WATCHDOG,
        UNKNOWN
    }
}

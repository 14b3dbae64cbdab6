package jp.denwaban.call;

/** What the machine wants done. One that cannot be done comes back as an event. */
public sealed interface CallAction {

    /** Begin the sealed file that every call has. Comes back only if it fails. */
    record OpenFile() implements CallAction {}

    /** Comes back as {@code Answered} or {@code AnswerFailed}. */
    record Answer() implements CallAction {}

    /** Comes back as {@code PromptFinished} or {@code PromptFailed}, unless stopped. */
    record Play(PromptName prompt) implements CallAction {}

    /** The ring-back tone we make, until stopped. */
    record PlayRingBack() implements CallAction {}

    record StopPlaying() implements CallAction {}

    /** The menu is over; {@code ChoiceTimedOut} comes at {@code until} unless a key does. */
    record AwaitDigit(Tick until) implements CallAction {}

    /**
     * Closes the loop towards a destination, or flashes the hook. Comes back as {@code
     * StationSeized} where digits are to follow, as {@code DestinationCalled} where the card does
     * it all, or as {@code RouteFailed}.
     */
    record RouteTo(Destination destination) implements CallAction {}

    /** Comes back as {@code DestinationCalled} or {@code RouteFailed}. */
    record SendDigits(Destination destination) implements CallAction {}

    record ReleaseStation() implements CallAction {}

    /**
     * Flashes again, so that the PBX gives a held caller back. Comes back as {@code CallerReturned}
     * or {@code RouteFailed}.
     */
    record TakeBack() implements CallAction {}

    /** Comes back as {@code Bridged} or {@code BridgeFailed}. */
    record Bridge() implements CallAction {}

    /** From here on, and from the last ring-back burst, both legs go into the file. */
    record StartRecording() implements CallAction {}

    /** Both legs are silent for long: a lamp and an entry, never a hang-up. */
    record WarnOfSilence() implements CallAction {}

    record EndWarning() implements CallAction {}

    record NoteGap(int missingFrames) implements CallAction {}

    record HangUp() implements CallAction {}

    record EnterBypass() implements CallAction {}

    /** Comes back as {@code RecordingSealed} or {@code SealFailed}. */
    record FinishRecording() implements CallAction {}

    /** Idempotent. Comes back as {@code CallRecorded} or {@code RegisterFailed}. */
    record RegisterCall() implements CallAction {}
}

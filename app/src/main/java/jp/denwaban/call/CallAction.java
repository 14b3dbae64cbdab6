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

    /** Comes back as {@code DestinationCalled} or {@code RouteFailed}. */
    record RouteTo(Destination destination) implements CallAction {}

    record ReleaseStation() implements CallAction {}

    /** Comes back as {@code Bridged} or {@code BridgeFailed}. */
    record Bridge() implements CallAction {}

    /** From here on, and from the last ring-back burst, both legs go into the file. */
    record StartRecording() implements CallAction {}

    record NoteGap(int missingFrames) implements CallAction {}

    record HangUp() implements CallAction {}

    record EnterBypass() implements CallAction {}

    /** Comes back as {@code RecordingSealed} or {@code SealFailed}. */
    record FinishRecording() implements CallAction {}

    /** Idempotent. Comes back as {@code CallRecorded} or {@code RegisterFailed}. */
    record RegisterCall() implements CallAction {}
}

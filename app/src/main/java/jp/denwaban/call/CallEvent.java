package jp.denwaban.call;

import java.util.Set;

/** A fact about one call. Names are past tense: the machine reacts to facts, it does not obey. */
public sealed interface CallEvent {
    /** When it became known. */
    Tick at();

    /** The bell rang once. */
    record Rang(Tick at) implements CallEvent {}

    /** The short ring that only brings the number, where the card tells it from the bell. */
    record CarRang(Tick at) implements CallEvent {}

    /** Number Display told who calls, or why it does not tell. */
    record CallerKnown(Tick at, Caller caller) implements CallEvent {}

    /** No ring for too long: the caller gave up. */
    record RingingStopped(Tick at) implements CallEvent {}

    record Answered(Tick at) implements CallEvent {}

    record AnswerFailed(Tick at, FaultCode code) implements CallEvent {}

    /** The last sample of a prompt has gone to the caller. */
    record PromptFinished(Tick at, PromptName prompt) implements CallEvent {}

    record PromptFailed(Tick at, FaultCode code) implements CallEvent {}

    record DigitPressed(Tick at, Digit digit) implements CallEvent {}

    record ChoiceTimedOut(Tick at) implements CallEvent {}

    /** Which destinations other lines are calling or talking to now. */
    record DestinationsEngaged(Tick at, Set<Destination> engaged) implements CallEvent {
        public DestinationsEngaged {
            engaged = Set.copyOf(engaged);
        }
    }

    /** The loop towards the destination is closed, or the flash is over: digits are to follow. */
    record StationSeized(Tick at) implements CallEvent {}

    /** An exchange waits for digits. */
    record DialToneHeard(Tick at) implements CallEvent {}

    /** The loop is closed for so long that digits may go without dial tone. */
    record DialDue(Tick at) implements CallEvent {}

    /** The destination's digits are sent; it may ring now. */
    record DestinationCalled(Tick at) implements CallEvent {}

    record RouteFailed(Tick at, FaultCode code) implements CallEvent {}

    /** A burst of ring-back: the destination's bell rings. */
    record DestinationRinging(Tick at) implements CallEvent {}

    record DestinationAnswered(Tick at) implements CallEvent {}

    record DestinationBusy(Tick at) implements CallEvent {}

    record NoAnswer(Tick at) implements CallEvent {}

    /** After a flash: the PBX has given the caller back to us. */
    record CallerReturned(Tick at) implements CallEvent {}

    /** The station loop is open: from here its rest counts. */
    record StationOpened(Tick at) implements CallEvent {}

    /** The station loop was open long enough to be seized anew. */
    record StationRested(Tick at) implements CallEvent {}

    record Bridged(Tick at) implements CallEvent {}

    record BridgeFailed(Tick at, FaultCode code) implements CallEvent {}

    record HungUp(Tick at, Side by) implements CallEvent {}

    record LineLost(Tick at) implements CallEvent {}

    /** The relay fell: the two legs, if joined, are joined still, but not through us. */
    record BypassEntered(Tick at) implements CallEvent {}

    /** Nothing but noise on both legs for a minute of conversation. */
    record BothSilent(Tick at) implements CallEvent {}

    /** Sound again, after {@link BothSilent}. */
    record SoundReturned(Tick at) implements CallEvent {}

    /** {@code missingFrames} of 20 ms never arrived. */
    record AudioLost(Tick at, int missingFrames) implements CallEvent {}

    record DiskLow(Tick at) implements CallEvent {}

    /** The disk refused once and the recording goes on in a next file. */
    record RecordingCut(Tick at) implements CallEvent {}

    /** The disk refused for good: nothing of this call can be recorded any more. */
    record RecordingFailed(Tick at, FaultCode code) implements CallEvent {}

    record CapReached(Tick at) implements CallEvent {}

    /** An assumption broke while this call was handled: it ends by the sealing path. */
    record CallBroke(Tick at) implements CallEvent {}

    record RecordingSealed(Tick at) implements CallEvent {}

    record SealFailed(Tick at, FaultCode code) implements CallEvent {}

    /** The call's row is durable. */
    record CallRecorded(Tick at, CallNumber number) implements CallEvent {}

    record RegisterFailed(Tick at, FaultCode code) implements CallEvent {}

    record RegisterOverdue(Tick at) implements CallEvent {}
}

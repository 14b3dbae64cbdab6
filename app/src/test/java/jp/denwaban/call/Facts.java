package jp.denwaban.call;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One of every kind of fact, and more than one where it matters which. */
final class Facts {
    static final List<Function<Tick, CallEvent>> ALL =
            List.of(
                    CallEvent.Rang::new,
                    at -> new CallEvent.CallerKnown(at, new Caller.Number("0112510110")),
                    CallEvent.CarRang::new,
                    CallEvent.RingingStopped::new,
                    CallEvent.Answered::new,
                    at -> new CallEvent.AnswerFailed(at, Calls.CODE),
                    at -> new CallEvent.PromptFinished(at, Calls.GUIDE.greeting()),
                    at -> new CallEvent.PromptFinished(at, Calls.GUIDE.notice()),
                    at -> new CallEvent.PromptFinished(at, Calls.GUIDE.menu()),
                    at -> new CallEvent.PromptFinished(at, Calls.GUIDE.wrongKey()),
                    at -> new CallEvent.PromptFinished(at, Calls.GUIDE.noInput()),
                    at -> new CallEvent.PromptFinished(at, Calls.GUIDE.connecting()),
                    at -> new CallEvent.PromptFailed(at, Calls.CODE),
                    at -> new CallEvent.DigitPressed(at, new Digit('1')),
                    at -> new CallEvent.DigitPressed(at, new Digit('2')),
                    at -> new CallEvent.DigitPressed(at, new Digit('3')),
                    at -> new CallEvent.DigitPressed(at, new Digit('5')),
                    at -> new CallEvent.DigitPressed(at, new Digit('9')),
                    CallEvent.ChoiceTimedOut::new,
                    at -> new CallEvent.DestinationsEngaged(at, Set.of()),
                    at -> new CallEvent.DestinationsEngaged(at, Set.of(Calls.TRAFFIC)),
                    CallEvent.StationSeized::new,
                    CallEvent.DialToneHeard::new,
                    CallEvent.DialDue::new,
                    CallEvent.DestinationCalled::new,
                    at -> new CallEvent.RouteFailed(at, Calls.CODE),
                    CallEvent.DestinationRinging::new,
                    CallEvent.DestinationAnswered::new,
                    CallEvent.DestinationBusy::new,
                    CallEvent.NoAnswer::new,
                    CallEvent.CallerReturned::new,
                    CallEvent.StationOpened::new,
                    CallEvent.StationRested::new,
                    CallEvent.Bridged::new,
                    at -> new CallEvent.BridgeFailed(at, Calls.CODE),
                    at -> new CallEvent.HungUp(at, Side.CALLER),
                    at -> new CallEvent.HungUp(at, Side.STAFF),
                    CallEvent.LineLost::new,
                    CallEvent.BypassEntered::new,
                    CallEvent.BothSilent::new,
                    CallEvent.SoundReturned::new,
                    at -> new CallEvent.AudioLost(at, 3),
                    CallEvent.DiskLow::new,
                    at -> new CallEvent.RecordingFailed(at, Calls.CODE),
                    CallEvent.RecordingCut::new,
                    CallEvent.CapReached::new,
                    CallEvent.CallBroke::new,
                    CallEvent.RecordingSealed::new,
                    at -> new CallEvent.SealFailed(at, Calls.CODE),
                    at -> new CallEvent.CallRecorded(at, Calls.NUMBER),
                    at -> new CallEvent.RegisterFailed(at, Calls.CODE),
                    CallEvent.RegisterOverdue::new);

    /** Two facts are this far apart; also the second ring of a real bell. */
    static final Duration APART = Duration.ofSeconds(3);

    private Facts() {}
}

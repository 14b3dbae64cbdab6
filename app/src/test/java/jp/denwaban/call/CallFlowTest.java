package jp.denwaban.call;

import static jp.denwaban.call.Calls.BRANCH;
import static jp.denwaban.call.Calls.CODE;
import static jp.denwaban.call.Calls.LICENCE;
import static jp.denwaban.call.Calls.OPERATOR;
import static jp.denwaban.call.Calls.TRAFFIC;
import static jp.denwaban.call.Calls.TRAFFIC_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.call.Calls.Played;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's manners with a caller, one sentence each. */
class CallFlowTest {
    private final Played played = new Played();

    @Test
    void theFirstRingIsNeverAnswered() {
        assertThat(played.news()).containsExactly(new CallAction.OpenFile());
        played.then(at -> new CallEvent.CallerKnown(at, new Caller.Number("0112510110")));
        assertThat(played.news()).isEmpty();
    }

    @Test
    void aNumberAndTheNextRingAreAnswered() {
        played.then(at -> new CallEvent.CallerKnown(at, new Caller.Number("0112510110")));
        played.news();
        played.ringAfter(Duration.ofSeconds(1));

        assertThat(played.news()).containsExactly(new CallAction.Answer());
    }

    @Test
    void aRingThatNumberDisplayAnnouncedIsAnsweredAtOnce() {
        CallFlow.Step step =
                new CallFlow()
                        .begin(
                                Calls.NUMBER,
                                Calls.GUIDE,
                                new CallEvent.Rang(played.now),
                                Optional.of(Caller.Absent.PAYPHONE));
        assertThat(step.actions())
                .containsExactly(new CallAction.OpenFile(), new CallAction.Answer());
        assertThat(step.next().journey().caller()).isEqualTo(Caller.Absent.PAYPHONE);
    }

    @Test
    void withoutANumberTheSecondRealRingIsAnswered() {
        played.news();
        played.ringAfter(Duration.ofSeconds(3));
        assertThat(played.news()).containsExactly(new CallAction.Answer());
    }

    @Test
    void aCarRingIsNotARealRing() {
        played.news();
        played.ringAfter(Duration.ofSeconds(1));
        assertThat(played.news()).isEmpty();
        played.ringAfter(Duration.ofSeconds(3));
        assertThat(played.news()).containsExactly(new CallAction.Answer());
    }

    @Test
    void fiveSecondsWithoutARingMeanTheCallerGaveUp() {
        Tick until = played.now.plus(Duration.ofSeconds(5));
        assertThat(played.flow.overdue(played.call, new Tick(until.nanos() - 1))).isEmpty();
        assertThat(played.flow.overdue(played.call, until))
                .contains(new CallEvent.RingingStopped(until));
        played.waits();
        assertThat(played.call.journey().outcome()).contains(Outcome.GONE_WHILE_RINGING);
    }

    @Test
    void whoCannotBeAnsweredRingsOnAtTheAttendant() {
        played.ringAfter(Duration.ofSeconds(3));
        played.news();
        played.then(at -> new CallEvent.AnswerFailed(at, CODE));
        assertThat(played.news())
                .containsExactly(new CallAction.EnterBypass(), new CallAction.FinishRecording());
    }

    @Test
    void aKeyDuringTheGreetingIsRoutedOnlyAfterTheWholeNotice() {
        played.answered();
        played.news();
        played.press('1');
        assertThat(played.news()).containsExactly(new CallAction.StopPlaying(), play("notice"));
        played.press('5');
        assertThat(played.news()).isEmpty();
        played.finished("notice");
        assertThat(played.news())
                .containsExactly(
                        new CallAction.StopPlaying(),
                        play("connecting"),
                        new CallAction.RouteTo(TRAFFIC));
        assertThat(played.call.journey().key()).contains(new Digit('1'));
    }

    @Test
    void aDestinationThatDoesNotRecordNeedsNoNotice() {
        played.answered();
        played.news();
        played.press('2');
        assertThat(played.news()).contains(new CallAction.RouteTo(LICENCE));
    }

    @Test
    void theOperatorAfterAnUnrecordedDestinationIsPrecededByTheNotice() {
        played.answered().press('2');
        played.then(CallEvent.DestinationBusy::new);
        played.news();
        played.waits();
        assertThat(played.news()).contains(play("notice")).doesNotContain(route());
        played.finished("notice");
        assertThat(played.news()).contains(route());
    }

    @Test
    void aKeyDuringTheMenuCutsItShort() {
        played.menu();
        played.news();
        played.press('1');
        assertThat(played.news())
                .containsExactly(
                        new CallAction.StopPlaying(),
                        play("connecting"),
                        new CallAction.RouteTo(TRAFFIC));
    }

    @Test
    void noInputRepeatsOnceAndThenTheOperatorIsCalled() {
        played.menu().finished("menu").waits();
        assertThat(played.actions).contains(play("no-input"));
        played.finished("no-input").finished("menu");
        played.news();
        played.waits();
        assertThat(played.news()).contains(route());
        assertThat(played.call.dialogue().noInputs()).isEqualTo(2);
    }

    @Test
    void aWrongKeyRepeatsOnceAndThenTheOperatorIsCalled() {
        played.menu();
        played.news();
        played.press('5');
        assertThat(played.news()).containsExactly(new CallAction.StopPlaying(), play("wrong-key"));
        played.press('5');
        assertThat(played.news()).contains(route());
    }

    @Test
    void aKeyDuringTheWrongKeySentenceIsTaken() {
        played.menu().press('5');
        played.news();
        played.press('1');
        assertThat(played.news()).contains(new CallAction.RouteTo(TRAFFIC));
    }

    @ParameterizedTest
    @ValueSource(chars = {'4', '5', '6', '7', '8', '*', '#', 'A', 'B', 'C', 'D'})
    void everyKeyTheMenuDoesNotHaveIsAWrongKey(char key) {
        played.menu();
        played.news();
        played.press(key);
        assertThat(played.news()).containsExactly(new CallAction.StopPlaying(), play("wrong-key"));

        Played waiting = new Played().menu().finished("menu");
        waiting.news();
        waiting.press(key);
        assertThat(waiting.news()).containsExactly(new CallAction.StopPlaying(), play("wrong-key"));
    }

    @Test
    void aWrongKeyDuringTheNoInputSentenceIsAWrongKey() {
        played.menu().finished("menu").waits();
        played.news();
        played.press('#');
        assertThat(played.news()).contains(route()); // the second time: a person helps
    }

    @ParameterizedTest
    @ValueSource(chars = {'5', '*', '#', 'D'})
    void aWrongKeyBeforeTheMenuIsToldAfterTheWholeNoticeAndTheMenuFollows(char key) {
        played.answered();
        played.news();
        played.press(key);
        assertThat(played.news()).as("the greeting names 110").isEmpty();
        played.finished("greeting");
        assertThat(played.news()).containsExactly(play("notice"));
        played.press(key).finished("notice");
        assertThat(played.news()).containsExactly(new CallAction.StopPlaying(), play("wrong-key"));
        played.finished("wrong-key");
        assertThat(played.news()).containsExactly(new CallAction.StopPlaying(), play("menu"));
        played.finished("menu").press('1');
        assertThat(played.news()).contains(new CallAction.RouteTo(TRAFFIC));
    }

    @Test
    void aRightKeyAfterAWrongOneIsTaken() {
        played.answered().press('*').press('1').finished("notice");
        assertThat(played.actions).contains(new CallAction.RouteTo(TRAFFIC));
        assertThat(played.actions).doesNotContain(play("wrong-key"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '5', '9', '#', 'A'})
    void aKeyDuringRoutingAndTheTalkChangesNothing(char key) {
        played.menu().press('1');
        for (Function<Tick, CallEvent> next :
                List.<Function<Tick, CallEvent>>of(
                        CallEvent.DestinationCalled::new,
                        CallEvent.DestinationAnswered::new,
                        CallEvent.Bridged::new)) {
            Call before = played.call;
            played.news();
            played.press(key);
            assertThat(played.news()).isEmpty();
            assertThat(played.call).isEqualTo(before);
            played.then(next);
        }
        Call talking = played.call;
        played.press(key);
        assertThat(played.call).isEqualTo(talking);
    }

    @Test
    void onceMoreRepeatsTheMenuUntilItIsAskedTooOften() {
        played.menu();
        played.news();
        for (int time = 0; time < 5; time++) {
            played.press('9');
            assertThat(played.news()).containsExactly(new CallAction.StopPlaying(), play("menu"));
        }
        played.press('9');
        assertThat(played.news()).contains(route());
    }

    @Test
    void aBusyDestinationIsFollowedByTheNextAndThenByTheOperator() {
        played.menu().press('1');
        played.news();
        played.then(CallEvent.DestinationBusy::new);
        assertThat(played.news()).containsExactly(new CallAction.ReleaseStation());
        assertThat(played.call.deadline().since(played.now))
                .isGreaterThanOrEqualTo(Duration.ofMillis(2500));
        played.waits();
        assertThat(played.news()).containsExactly(new CallAction.RouteTo(TRAFFIC_2));
        played.then(CallEvent.DestinationBusy::new).waits();
        assertThat(played.news()).contains(route());
        played.then(CallEvent.DestinationBusy::new).waits();
        assertThat(played.news()).contains(route());
    }

    @Test
    void aDestinationHasThirtySecondsToAnswer() {
        played.menu().press('1').then(CallEvent.DestinationCalled::new);
        assertThat(played.call.deadline().since(played.now)).isEqualTo(Duration.ofSeconds(30));
        played.news();
        played.waits();
        assertThat(played.news()).containsExactly(new CallAction.ReleaseStation());
    }

    @Test
    void theOperatorsBellIsNotGivenUp() {
        played.menu().press('0').then(CallEvent.DestinationCalled::new);
        played.news();
        played.waits();
        assertThat(played.news()).isEmpty();
        played.then(CallEvent.DestinationAnswered::new);
        assertThat(played.news()).contains(new CallAction.Bridge());
    }

    @Test
    void ringBackIsHeardOnceTheSentenceIsOver() {
        played.menu().press('1');
        played.news();
        played.finished("connecting");
        assertThat(played.news()).containsExactly(new CallAction.PlayRingBack());
        played.finished("connecting");
        assertThat(played.news()).isEmpty();
    }

    @Test
    void theConversationIsRecordedFromTheBridge() {
        played.talking();
        assertThat(played.actions)
                .containsSubsequence(
                        new CallAction.StopPlaying(),
                        new CallAction.Bridge(),
                        new CallAction.StartRecording());
        assertThat(played.call.recording()).isTrue();
        assertThat(played.call.journey().talkFrom()).isPresent();
    }

    @Test
    void aConversationWithoutNoticeIsNotRecorded() {
        played.answered().finished("greeting");
        played.then(at -> new CallEvent.PromptFailed(at, CODE));
        played.press('1').then(CallEvent.DestinationAnswered::new).then(CallEvent.Bridged::new);
        assertThat(played.actions).doesNotContain(new CallAction.StartRecording());
        played.then(at -> new CallEvent.HungUp(at, Side.STAFF));
        assertThat(played.call.journey().outcome()).contains(Outcome.TALKED_UNRECORDED);
    }

    @Test
    void eitherSideMayHangUpFirst() {
        for (Side side : Side.values()) {
            Played one = new Played().talking();
            one.news();
            one.then(at -> new CallEvent.HungUp(at, side));
            assertThat(one.news())
                    .containsExactly(new CallAction.HangUp(), new CallAction.FinishRecording());
            assertThat(one.call.journey().outcome()).contains(Outcome.RECORDED);
        }
    }

    @Test
    void aLostLineStillSealsWhatWasRecorded() {
        played.talking();
        played.news();
        played.then(CallEvent.LineLost::new);
        assertThat(played.news()).endsWith(new CallAction.FinishRecording());
        assertThat(played.call.journey().outcome()).contains(Outcome.CUT_SHORT);
    }

    @Test
    void bypassCutsTheFileAndLeavesTheTalkAlone() {
        played.talking();
        played.news();
        played.then(CallEvent.BypassEntered::new);
        assertThat(played.news()).containsExactly(new CallAction.FinishRecording());
        assertThat(played.call.journey().outcome()).contains(Outcome.CUT_SHORT);
    }

    @Test
    void aFullDiskHandsTheTalkToTheRelay() {
        played.talking();
        played.news();
        played.then(CallEvent.DiskLow::new);
        assertThat(played.news())
                .containsExactly(new CallAction.EnterBypass(), new CallAction.FinishRecording());
    }

    @Test
    void aRefusingDiskDoesNotEndTheTalk() {
        played.talking();
        played.news();
        played.then(CallEvent.RecordingCut::new);
        played.then(at -> new CallEvent.RecordingFailed(at, CODE));
        assertThat(played.news()).isEmpty();
        assertThat(played.call.phase()).isEqualTo(Phase.TALKING);
        assertThat(played.call.recording()).isFalse();
        played.then(at -> new CallEvent.HungUp(at, Side.CALLER));
        assertThat(played.call.journey().outcome()).contains(Outcome.CUT_SHORT);
    }

    @Test
    void aFlashTransferLeavesThePath() {
        played.answered().press('3');
        assertThat(played.actions)
                .as("held by the PBX he would not hear the sentence")
                .doesNotContain(new CallAction.RouteTo(BRANCH));
        played.finished("connecting");
        assertThat(played.actions).contains(new CallAction.RouteTo(BRANCH));
        played.then(CallEvent.DestinationCalled::new);
        assertThat(played.call.journey().outcome()).contains(Outcome.TALKED_UNRECORDED);
    }

    @Test
    void aFailedBridgeTriesTheNextDestination() {
        played.menu().press('1').then(CallEvent.DestinationAnswered::new);
        played.news();
        played.then(at -> new CallEvent.BridgeFailed(at, CODE));
        assertThat(played.news())
                .containsExactly(new CallAction.ReleaseStation(), new CallAction.PlayRingBack());
        assertThat(played.call.journey().talkFrom()).isEqualTo(Optional.empty());
    }

    @Test
    void anUnregisteredCallIsTriedAgainUntilItIsDurable() {
        played.then(at -> new CallEvent.HungUp(at, Side.CALLER))
                .then(CallEvent.RecordingSealed::new);
        for (int time = 0; time < 3; time++) {
            played.news();
            played.then(at -> new CallEvent.RegisterFailed(at, CODE));
            if (time == 2) {
                assertThat(played.news()).containsExactly(new CallAction.EnterBypass());
            }
            played.news();
            played.waits();
            assertThat(played.news()).containsExactly(new CallAction.RegisterCall());
        }
        played.then(at -> new CallEvent.CallRecorded(at, Calls.NUMBER));
        assertThat(played.call.phase()).isEqualTo(Phase.ENDED);
    }

    private static CallAction play(String prompt) {
        return new CallAction.Play(new PromptName(prompt));
    }

    private static CallAction route() {
        return new CallAction.RouteTo(OPERATOR);
    }
}

package jp.denwaban.call;

import static jp.denwaban.call.Calls.BRANCH;
import static jp.denwaban.call.Calls.CODE;
import static jp.denwaban.call.Calls.DIALLED_OPERATOR;
import static jp.denwaban.call.Calls.FLASHED_OPERATOR;
import static jp.denwaban.call.Calls.OPERATOR;
import static jp.denwaban.call.Calls.TRAFFIC;
import static jp.denwaban.call.Calls.TRAFFIC_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.denwaban.call.Calls.Played;
import org.junit.jupiter.api.Test;

/** How one destination after the other is reached: dial tone, flash, redialling, hunting. */
class ReachingTest {
    private static final PromptName CONNECTING = Calls.GUIDE.connecting();

    private final Played played = new Played();

    @Test
    void digitsFollowDialTone() {
        played.menu().press('1');
        played.news();
        played.then(CallEvent.StationSeized::new);
        assertThat(played.news()).isEmpty();
        played.then(CallEvent.DialToneHeard::new);
        assertThat(played.news()).containsExactly(new CallAction.SendDigits(TRAFFIC));
        played.then(CallEvent.DialToneHeard::new);
        assertThat(played.news()).as("once").isEmpty();
    }

    @Test
    void withoutDialToneDigitsWaitForThreeSecondsOfClosedLoop() {
        played.menu().press('1').then(CallEvent.StationSeized::new);
        assertThat(played.call.deadline().since(played.now)).isEqualTo(Duration.ofSeconds(3));
        played.news();
        played.waits();
        assertThat(played.news()).containsExactly(new CallAction.SendDigits(TRAFFIC));
    }

    @Test
    void busyInsteadOfDialToneIsBusy() {
        played.menu().press('1').then(CallEvent.StationSeized::new);
        played.news();
        played.then(CallEvent.DestinationBusy::new);
        assertThat(played.news()).containsExactly(new CallAction.ReleaseStation());
        played.waits();
        assertThat(played.news()).containsExactly(new CallAction.RouteTo(TRAFFIC_2));
    }

    @Test
    void aFlashWaitsForTheSentenceAndForTheSecondDialTone() {
        played.menu();
        played.news();
        played.press('3');
        assertThat(played.news())
                .containsExactly(new CallAction.StopPlaying(), new CallAction.Play(CONNECTING));
        played.finished("connecting");
        assertThat(played.news())
                .containsExactly(new CallAction.StopPlaying(), new CallAction.RouteTo(BRANCH));
        played.then(CallEvent.StationSeized::new).then(CallEvent.DialToneHeard::new);
        assertThat(played.news()).containsExactly(new CallAction.SendDigits(BRANCH));
    }

    @Test
    void aFlashedDestinationThatAnswersIsLeftWithTheCaller() {
        flashedTo('3').then(CallEvent.DestinationRinging::new);
        assertThat(played.news()).as("he may not answer").isEmpty();
        played.then(CallEvent.DestinationAnswered::new);
        assertThat(played.news())
                .containsExactly(new CallAction.HangUp(), new CallAction.FinishRecording());
        assertThat(played.call.journey().outcome()).contains(Outcome.TALKED_UNRECORDED);
    }

    @Test
    void aFlashedDestinationThatIsBusyGivesTheCallerBackForTheNext() {
        flashed(played.answered().press('3')).then(CallEvent.DestinationBusy::new);
        assertThat(played.news()).containsExactly(new CallAction.TakeBack());
        played.then(CallEvent.CallerReturned::new);
        assertThat(played.news()).containsExactly(new CallAction.PlayRingBack());
        played.waits();
        assertThat(played.news())
                .as("an operator who records comes after the notice")
                .contains(new CallAction.Play(Calls.GUIDE.notice()));
        played.finished("notice");
        assertThat(played.news()).contains(new CallAction.RouteTo(OPERATOR));
    }

    @Test
    void aFlashedDestinationThatDoesNotAnswerGivesTheCallerBackToo() {
        flashedTo('3');
        assertThat(played.call.deadline().since(played.now)).isEqualTo(Duration.ofSeconds(30));
        played.waits();
        assertThat(played.news()).containsExactly(new CallAction.TakeBack());
    }

    @Test
    void aFlashedOperatorIsLeftWithTheCallerAsSoonAsItRings() {
        Played one = new Played(Calls.FLASH_GUIDE);
        flashed(one.menu().press('0'));
        one.then(CallEvent.DestinationRinging::new);
        assertThat(one.news()).contains(new CallAction.HangUp());
        assertThat(one.call.journey().destination()).contains(FLASHED_OPERATOR);
    }

    @Test
    void aPbxThatLetsNothingBeHeardGetsTheCallerAfterTenSeconds() {
        Played one = new Played(Calls.FLASH_GUIDE);
        flashed(one.menu().press('0'));
        assertThat(one.call.deadline().since(one.now)).isEqualTo(Duration.ofSeconds(10));
        one.waits();
        assertThat(one.call.journey().outcome()).contains(Outcome.TALKED_UNRECORDED);
    }

    @Test
    void aBusyFlashedOperatorIsTriedAgainWithTheCallerBack() {
        Played one = new Played(Calls.FLASH_GUIDE);
        flashed(one.menu().press('0')).then(CallEvent.DestinationBusy::new);
        one.then(CallEvent.CallerReturned::new);
        one.news();
        one.waits();
        assertThat(one.news())
                .containsExactly(
                        new CallAction.StopPlaying(), new CallAction.RouteTo(FLASHED_OPERATOR));
    }

    @Test
    void aFlashThatTheCardRefusesHoldsNobody() {
        played.menu().press('3').finished("connecting");
        played.news();
        played.then(at -> new CallEvent.RouteFailed(at, CODE));
        assertThat(played.news())
                .as("and nobody is left in silence")
                .containsExactly(new CallAction.ReleaseStation(), new CallAction.PlayRingBack());
    }

    @Test
    void theRestOfTheStationCountsFromTheOpenLoop() {
        played.menu().press('1').then(CallEvent.StationSeized::new);
        played.then(CallEvent.DialToneHeard::new).then(CallEvent.DestinationCalled::new);
        played.then(CallEvent.DestinationBusy::new);
        played.now = played.now.plus(Duration.ofMillis(700)); // a slow card
        played.then(CallEvent.StationOpened::new);
        Tick opened = played.now;
        played.news();
        played.waits();
        assertThat(played.news()).anyMatch(CallAction.RouteTo.class::isInstance);
        assertThat(played.now.since(opened)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void aBusyDialledOperatorIsRedialledTwiceInThreeMinutesAndThenAnew() {
        Played one = new Played(Calls.DIALLED_GUIDE);
        one.menu().press('0');
        List<Tick> dialled = new ArrayList<>();
        for (int time = 0; time < 6; time++) {
            one.then(CallEvent.StationSeized::new).then(CallEvent.DialToneHeard::new);
            assertThat(one.news()).contains(new CallAction.SendDigits(DIALLED_OPERATOR));
            dialled.add(one.now);
            one.then(CallEvent.DestinationCalled::new).then(CallEvent.DestinationBusy::new);
            one.waits();
            assertThat(one.news()).contains(new CallAction.RouteTo(DIALLED_OPERATOR));
        }
        assertThat(dialled.get(1).since(dialled.get(0))).isLessThan(Duration.ofSeconds(30));
        assertThat(dialled.get(2).since(dialled.get(0))).isLessThan(Duration.ofMinutes(2));
        for (int fourth = 3; fourth < dialled.size(); fourth++) {
            assertThat(dialled.get(fourth).since(dialled.get(fourth - 3)))
                    .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
        }
    }

    @Test
    void aDialledOperatorWhoDoesNotAnswerIsGivenUpWithinTwoMinutesAndDialledAgain() {
        Played one = new Played(Calls.DIALLED_GUIDE);
        one.menu().press('0').then(CallEvent.StationSeized::new);
        one.then(CallEvent.DialToneHeard::new);
        Tick sent = one.now;
        one.then(CallEvent.DestinationCalled::new);
        one.news();
        while (one.news().isEmpty()) {
            one.waits();
        }
        assertThat(one.now.since(sent)).isEqualTo(Duration.ofMinutes(2));
        assertThat(one.call.reach().step()).isEqualTo(Reach.Step.RESTING);
        one.waits();
        assertThat(one.news()).containsExactly(new CallAction.RouteTo(DIALLED_OPERATOR));
    }

    @Test
    void aDestinationThatAnotherLineHasIsCalledAfterAFreeOne() {
        played.menu();
        played.then(at -> new CallEvent.DestinationsEngaged(at, Set.of(TRAFFIC)));
        played.press('1');
        assertThat(played.actions).endsWith(new CallAction.RouteTo(TRAFFIC_2));
        played.then(CallEvent.DestinationBusy::new);
        played.news();
        played.waits();
        assertThat(played.news())
                .as("it may be a group of telephones: the PBX says whether it is busy")
                .containsExactly(new CallAction.RouteTo(TRAFFIC));
        played.then(CallEvent.DestinationBusy::new);
        played.news();
        played.waits();
        assertThat(played.news()).containsExactly(new CallAction.RouteTo(OPERATOR));
    }

    @Test
    void whereAllAreEngagedTheOrderOfThePlanStands() {
        played.menu();
        played.then(at -> new CallEvent.DestinationsEngaged(at, Set.of(TRAFFIC, TRAFFIC_2)));
        played.press('1');
        assertThat(played.actions).endsWith(new CallAction.RouteTo(TRAFFIC));
    }

    @Test
    void aMinuteOfSilenceWarnsAndEndsNothing() {
        played.talking();
        played.news();
        played.then(CallEvent.BothSilent::new);
        assertThat(played.news()).containsExactly(new CallAction.WarnOfSilence());
        assertThat(played.call.recording()).isTrue();
        played.then(CallEvent.SoundReturned::new);
        assertThat(played.news()).containsExactly(new CallAction.EndWarning());
    }

    private Played flashedTo(char key) {
        return flashed(played.menu().press(key));
    }

    /** From the sentence to the digits of a destination by flash. */
    private static Played flashed(Played one) {
        one.finished("connecting").then(CallEvent.StationSeized::new);
        one.then(CallEvent.DialToneHeard::new).then(CallEvent.DestinationCalled::new);
        one.news();
        return one;
    }
}

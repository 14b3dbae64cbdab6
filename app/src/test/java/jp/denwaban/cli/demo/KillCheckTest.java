package jp.denwaban.cli.demo;

import static jp.denwaban.cli.demo.SentCallsOf.RANG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.cli.demo.Killing.Killed;
import jp.denwaban.cli.demo.OpenedCalls.OpenedCall;
import jp.denwaban.recording.Verdict;
import org.junit.jupiter.api.Test;

/** Everything that a kill may have broken makes the demonstration fail. */
class KillCheckTest {
    private static final Instant KILLED = RANG.plusSeconds(10);
    private static final Map<String, Long> RECORDS = Map.of("00000001.sealed", 12L);

    private final SentCall talk = SentCallsOf.talk(1, 100);
    private final SentCall taken = SentCallsOf.byAttendant(2, KILLED.plusSeconds(5));

    @Test
    void aKillThatBrokeNothingHasNoProblem() {
        KillCheck check =
                check(killed(2900, talk), List.of(talk, taken), cut(Verdict.GENUINE), RECORDS);

        assertThat(check.problems()).isEmpty();
        assertThat(check.report().bridgedTalks()).isEqualTo(1);
        assertThat(check.report().cutFilesOpened()).isEqualTo(1);
    }

    @Test
    void aRelayThatFellLateIsToldWithItsTime() {
        assertThat(
                        check(
                                        killed(3300, talk),
                                        List.of(talk, taken),
                                        cut(Verdict.GENUINE),
                                        RECORDS)
                                .problems())
                .containsExactly("bypass took 3300 ms");
    }

    @Test
    void aTalkThatEndedWithTheProcessIsTold() {
        SentCall broken = SentCallsOf.talk(1, 100, Optional.of(KILLED.plusSeconds(1)));

        assertThat(
                        check(
                                        killed(2900, talk),
                                        List.of(broken, taken),
                                        cut(Verdict.GENUINE),
                                        RECORDS)
                                .problems())
                .containsExactly("a bridged talk was cut by the kill");
    }

    @Test
    void aCallerWhomNobodyTookIsTold() {
        assertThat(
                        check(killed(2900, talk), List.of(talk), cut(Verdict.GENUINE), RECORDS)
                                .problems())
                .containsExactly("no caller reached the conventional switchboard");
    }

    @Test
    void aDurableRecordThatIsGoneIsTold() {
        for (Map<String, Long> after :
                List.of(Map.of("00000001.sealed", 11L), Map.<String, Long>of())) {
            assertThat(
                            check(
                                            killed(2900, talk),
                                            List.of(talk, taken),
                                            cut(Verdict.GENUINE),
                                            after)
                                    .problems())
                    .containsExactly("00000001.sealed lost records that were durable");
        }
    }

    @Test
    void aCutRecordingThatDoesNotOpenIsTold() {
        assertThat(
                        check(
                                        killed(2900, talk),
                                        List.of(talk, taken),
                                        cut(Verdict.MISMATCH),
                                        RECORDS)
                                .problems())
                .containsExactly("a cut recording does not open");
    }

    @Test
    void aKillThatHitNobodyProvesNothing() {
        assertThat(
                        check(killed(2900), List.of(talk, taken), cut(Verdict.GENUINE), RECORDS)
                                .problems())
                .containsExactly("nobody was talking when the process was killed");
    }

    private static KillCheck check(
            Killed killed, List<SentCall> sent, OpenedCall opened, Map<String, Long> after) {
        return new KillCheck(killed, sent, List.of(opened), after);
    }

    private static Killed killed(long bypassMillis, SentCall... talking) {
        return new Killed(KILLED, Duration.ofMillis(bypassMillis), List.of(talking), RECORDS);
    }

    private static OpenedCall cut(Verdict verdict) {
        return new OpenedCall(
                OpenedCallsOf.meta(new CallNumber(1), new Caller.Number("0112510110")),
                new short[8000],
                new short[8000],
                1,
                verdict,
                false,
                List.of());
    }
}

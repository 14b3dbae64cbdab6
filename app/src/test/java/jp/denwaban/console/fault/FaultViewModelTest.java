package jp.denwaban.console.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.console.ConsoleSession;
import jp.denwaban.console.Desk;
import jp.denwaban.console.Pictures;
import jp.denwaban.console.Strings;
import jp.denwaban.wire.Snapshot;
import org.junit.jupiter.api.Test;

/** What the fault screen offers in which state of the lines. */
class FaultViewModelTest {
    private final Desk desk =
            new Desk(new Strings(), new ConsoleSession(), Runnable::run, Pictures.CLOCK);
    private final FaultViewModel fault =
            new FaultViewModel(
                    desk,
                    request -> {
                        throw new NotAnsweredException("nobody is there");
                    },
                    Runnable::run,
                    "道央警察署",
                    false);

    @Test
    void aStopThatIsUnderWayMayBeTakenBackAndNotOrderedAgain() {
        desk.session().begin(Pictures.sato());
        fault.show(Pictures.smallStation(Snapshot.Mode.IN_SERVICE, 4));
        assertThat(offered()).isEqualTo("計画停止");
        fault.show(Pictures.stopPlanned());
        assertThat(offered()).isEqualTo("運用に戻す");
        assertThat(fault.stateProperty().get()).startsWith("計画停止中です。");
    }

    @Test
    void whoIsNotSignedInIsOfferedNeither() {
        fault.show(Pictures.stopPlanned());
        assertThat(offered()).isEmpty();
        fault.show(Pictures.allAtTheSwitchboard());
        assertThat(offered()).isEmpty();
    }

    private String offered() {
        return (fault.mayReturnProperty().get() ? "運用に戻す" : "")
                + (fault.mayPlanStopProperty().get() ? "計画停止" : "");
    }
}

package jp.denwaban.exchange.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.denwaban.exchange.journal.LineJournal;
import jp.denwaban.exchange.script.ScriptedCall.Leaving;
import jp.denwaban.exchange.sound.LineNoise;
import jp.denwaban.exchange.sound.Sound;
import jp.denwaban.line.CallerId;
import org.junit.jupiter.api.Test;

/** What the network does to a line that is called, in Japan's order. */
class RingOrderTest {
    private final List<String> felt = new ArrayList<>();
    private long millis;
    private long takesFrom;

    @Test
    void aTerminalThatTakesNumbersIsToldBetweenCarAndTheBell() {
        rings(CallerId.Absent.PAYPHONE, true, 7000);

        assertThat(felt)
                .containsExactly(
                        "0 polarity",
                        "0 car",
                        "500 ended 500",
                        "1900 PAYPHONE",
                        "2700 polarity",
                        "2700 bell",
                        "3700 ended 1000",
                        "5700 bell",
                        "6700 ended 1000");
    }

    @Test
    void whereNobodyTakesTheNumberCarGoesOnAndTheBellFollowsWithoutIt() {
        rings(CallerId.Absent.WITHHELD, false, 6500);

        assertThat(felt.stream().filter(what -> what.endsWith("car")))
                .containsExactly(
                        "0 car", "1000 car", "2000 car", "3000 car", "4000 car", "5000 car");
        assertThat(felt).endsWith("5500 ended 500", "6000 polarity", "6000 bell");
        assertThat(felt).noneMatch(what -> what.contains("WITHHELD"));
    }

    @Test
    void aTerminalThatIsReadyLaterTakesTheNumberAfterALaterCar() {
        takesFrom = 1000;
        rings(CallerId.Absent.PAYPHONE, true, 4000);

        assertThat(felt)
                .containsSubsequence(
                        "0 car", "1000 car", "1500 ended 500", "2900 PAYPHONE", "3700 bell")
                .doesNotContain("2000 car");
    }

    @Test
    void withoutTheServiceThereIsNothingButTheBell() {
        rings(CallerId.Absent.NO_SERVICE, true, 3500);

        assertThat(felt).containsExactly("0 bell", "1000 ended 1000", "3000 bell");
    }

    private void rings(CallerId callerId, boolean takes, int forMillis) {
        LineJournal journal = new LineJournal(1, fact -> {}, () -> millis);
        Trunk trunk = new Trunk(journal, new LineNoise(1));
        trunk.endsAt(new Felt(takes));
        trunk.ring(new Patient(callerId), 1);
        for (millis = 0; millis < forMillis; millis += Sound.STEP_MILLIS) {
            trunk.step();
        }
    }

    /** Writes down what it feels. */
    private final class Felt implements TrunkEnd {
        private final boolean takes;

        Felt(boolean takes) {
            this.takes = takes;
        }

        private void feel(String what) {
            felt.add(millis + " " + what);
        }

        @Override
        public boolean takesNumbers() {
            return takes && millis >= takesFrom;
        }

        @Override
        public void carBurst() {
            feel("car");
        }

        @Override
        public void ringBurst() {
            feel("bell");
        }

        @Override
        public void ringEnded(int lastedMillis) {
            feel("ended " + lastedMillis);
        }

        @Override
        public void numberShown(CallerId shown) {
            feel(shown.toString());
        }

        @Override
        public void polarityReversed() {
            feel("polarity");
        }

        @Override
        public void loopBroken() {
            feel("loop-break");
        }
    }

    /** Lets it ring. */
    private record Patient(CallerId callerId) implements Caller {
        @Override
        public Leaving leaving() {
            return Leaving.BUSY_TONE;
        }

        @Override
        public boolean live(CallView call, short[] mouth) {
            return true;
        }

        @Override
        public void hear(short[] ear) {}

        @Override
        public void over() {}
    }
}

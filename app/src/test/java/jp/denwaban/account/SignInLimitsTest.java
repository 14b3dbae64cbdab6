package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInLimitsTest {

    /** The figures of the security design: 5 free, then 30 s doubling to 15 min. */
    @ParameterizedTest
    @CsvSource({
        "0,0", "4,0", "5,30", "6,60", "7,120", "8,240", "9,480", "10,900", "11,900", "99,900"
    })
    void theWaitDoublesAndStopsAtAQuarterOfAnHour(int failures, int seconds) {
        assertThat(SignInLimits.waitAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theHundredthFailureIsTheLast() {
        assertThat(SignInLimits.stopped(99)).isFalse();
        assertThat(SignInLimits.stopped(100)).isTrue();
    }
}

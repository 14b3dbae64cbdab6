package jp.denwaban.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import jp.denwaban.health.Confirmation.Standing;
import jp.denwaban.health.Confirmation.Verdict;
import jp.denwaban.health.Confirmation.Word;
import org.junit.jupiter.api.Test;

/** What no word may do, whatever the clock stands at. */
class ConfirmationTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final int TRIES = 100_000;

    @Test
    void noSingleWordProvesMoreThanThreeDaysOrAnotherDate() {
        long seed = System.nanoTime();
        System.out.println("ConfirmationTest seed " + seed);
        Random random = new Random(seed);
        for (int at = 0; at < TRIES; at++) {
            Standing standing = standing(random, false);
            Instant told = near(random, standing);
            Word word = new Word(random.nextBoolean(), random.nextBoolean());
            if (Confirmation.weigh(told, standing, word).verdict() == Verdict.PROVEN) {
                assertThat(Duration.between(standing.proven(), told))
                        .as("try %d: %s of %s", at, word, standing)
                        .isLessThanOrEqualTo(Duration.ofHours(72));
                assertThat(anotherDate(standing, told)).as("try %d", at).isFalse();
            }
        }
    }

    @Test
    void whoIsNoAdministratorNeitherMovesADateNorGoesBeyondNorSpeaksUnasked() {
        long seed = System.nanoTime();
        System.out.println("ConfirmationTest seed " + seed);
        Random random = new Random(seed);
        for (int at = 0; at < TRIES; at++) {
            Standing standing = standing(random, random.nextBoolean());
            Instant told = near(random, standing);
            Word word = new Word(false, random.nextBoolean());
            boolean taken =
                    switch (Confirmation.weigh(told, standing, word).verdict()) {
                        case PROVEN, SHOWN -> true;
                        case ADMINISTRATORS, NO_TIME -> false;
                    };
            if (taken) {
                assertThat(standing.asked()).isTrue();
                assertThat(anotherDate(standing, told)).isFalse();
                assertThat(Duration.between(standing.proven(), told))
                        .isLessThanOrEqualTo(Duration.ofHours(72));
            }
        }
    }

    @Test
    void aFarDateIsProvenByTheSecondTypedWordOfAnAdministratorAndByNoOther() {
        Instant far = NOW.plus(Duration.ofDays(30));
        Standing first = new Standing(far, NOW, true, false);
        Standing second = new Standing(far, NOW, true, true);
        assertThat(verdict(far, first, true, true)).isEqualTo(Verdict.SHOWN);
        assertThat(verdict(far, second, true, false)).isEqualTo(Verdict.SHOWN);
        assertThat(verdict(far, second, false, true)).isEqualTo(Verdict.ADMINISTRATORS);
        assertThat(verdict(far.plus(Duration.ofDays(1)), second, true, true))
                .as("another date than the first")
                .isEqualTo(Verdict.SHOWN);
        assertThat(verdict(far.plusSeconds(7), second, true, true)).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void howeverFarAheadABoxWasPutAnAdministratorTakesItBackByTwoWords() {
        Instant ahead = Instant.parse("2037-01-01T00:00:00Z");
        Standing wrong = new Standing(ahead, ahead, true, false);
        assertThat(verdict(NOW, wrong, true, true)).isEqualTo(Verdict.SHOWN);
        assertThat(verdict(NOW, new Standing(NOW, NOW, true, true), true, true))
                .isEqualTo(Verdict.PROVEN);
        assertThat(verdict(NOW, wrong, false, true)).isEqualTo(Verdict.ADMINISTRATORS);
        assertThat(verdict(Instant.parse("2023-12-31T23:59:59Z"), wrong, true, true))
                .as("before this program")
                .isEqualTo(Verdict.NO_TIME);
    }

    @Test
    void daysAreMovedRatherLaterThanEarlier() {
        assertThat(Confirmation.daysMoved(Duration.ofMinutes(5))).isZero();
        assertThat(Confirmation.daysMoved(Duration.ofMinutes(-5))).isZero();
        assertThat(Confirmation.daysMoved(Duration.ofMinutes(6))).isEqualTo(1);
        assertThat(Confirmation.daysMoved(Duration.ofHours(48))).isEqualTo(2);
        assertThat(Confirmation.daysMoved(Duration.ofHours(49))).isEqualTo(3);
        assertThat(Confirmation.daysMoved(Duration.ofHours(-23))).isZero();
        assertThat(Confirmation.daysMoved(Duration.ofHours(-49))).isEqualTo(-2);
    }

    private static Verdict verdict(
            Instant told, Standing standing, boolean administrator, boolean typed) {
        return Confirmation.weigh(told, standing, new Word(administrator, typed)).verdict();
    }

    private static boolean anotherDate(Standing standing, Instant told) {
        return Duration.between(standing.present(), told).abs().toSeconds() > 300
                && !japan(standing.present()).equals(japan(told));
    }

    private static LocalDate japan(Instant moment) {
        return moment.atOffset(ZoneOffset.ofHours(9)).toLocalDate();
    }

    private static Standing standing(Random random, boolean corrected) {
        Duration ahead = some(random);
        return new Standing(NOW.plus(ahead), NOW, random.nextInt(10) > 0, corrected);
    }

    /** Mostly what the box shows, sometimes the truth, sometimes anything. */
    private static Instant near(Random random, Standing standing) {
        return switch (random.nextInt(3)) {
            case 0 -> standing.present().plusSeconds(random.nextInt(1200) - 600);
            case 1 -> standing.proven().plusSeconds(random.nextInt(1200) - 600);
            default -> standing.proven().plus(some(random));
        };
    }

    /** Nothing to ten years; hours and days as often as months and years. */
    private static Duration some(Random random) {
        return Duration.ofSeconds((long) Math.exp(random.nextDouble() * Math.log(3e8)));
    }
}

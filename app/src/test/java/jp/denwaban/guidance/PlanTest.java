package jp.denwaban.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Destination.Way;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Guide;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which guidance a caller gets at which hour; the days are those of a wall calendar of 2026. */
class PlanTest {
    private static Plan plan;

    @BeforeAll
    static void theShippedPlan(@TempDir Path folder) throws PlanException {
        PracticePlan.install(folder);
        plan = PlanFile.read(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:44:59, 時間外の案内", // Tuesday
        "2026-11-24T08:45, 執務時間内の案内",
        "2026-11-24T17:29:59, 執務時間内の案内",
        "2026-11-24T17:30, 時間外の案内",
        "2026-11-23T10:00, 時間外の案内", // Monday, 勤労感謝の日
        "2026-11-22T10:00, 時間外の案内", // Sunday
        "2026-09-22T10:00, 時間外の案内", // Tuesday between two holidays
        "2026-12-28T10:00, 執務時間内の案内",
        "2026-12-29T10:00, 時間外の案内", // 年末年始
        "2027-01-03T10:00, 時間外の案内",
        "2027-01-04T10:00, 執務時間内の案内",
        "2027-03-22T10:00, 時間外の案内", // the day after a Sunday holiday
    })
    void theHourAndTheDayChooseTheGuide(LocalDateTime moment, String name) {
        assertThat(plan.at(moment).name()).isEqualTo(name);
    }

    @Test
    void aWorkingDayHasThreeSpansWithoutGaps() {
        LocalDate tuesday = LocalDate.of(2026, 11, 24);

        assertThat(plan.day(tuesday))
                .containsExactly(
                        new Span(tuesday.atStartOfDay(), tuesday.atTime(8, 45), "時間外の案内", "時間外"),
                        new Span(tuesday.atTime(8, 45), tuesday.atTime(17, 30), "執務時間内の案内", "執務時間"),
                        new Span(
                                tuesday.atTime(17, 30),
                                tuesday.plusDays(1).atStartOfDay(),
                                "時間外の案内",
                                "時間外"));
    }

    @Test
    void aHolidayIsOneSpanThatSaysWhichHoliday() {
        LocalDate holiday = LocalDate.of(2026, 11, 23);

        assertThat(plan.day(holiday))
                .containsExactly(
                        new Span(
                                holiday.atStartOfDay(),
                                holiday.plusDays(1).atStartOfDay(),
                                "時間外の案内",
                                "祝日 勤労感謝の日"));
    }

    @Test
    void everyDayOfEightWeeksIsWholeAndAgreesWithTheMoment() {
        IntStream.range(0, 56)
                .mapToObj(LocalDate.of(2026, 11, 16)::plusDays)
                .forEach(
                        date -> {
                            LocalDateTime reached = date.atStartOfDay();
                            for (Span span : plan.day(date)) {
                                assertThat(span.from()).isEqualTo(reached);
                                assertThat(plan.at(span.from()).name()).isEqualTo(span.guideName());
                                assertThat(plan.at(span.to().minusNanos(1)).name())
                                        .isEqualTo(span.guideName());
                                reached = span.to();
                            }
                            assertThat(reached).isEqualTo(date.plusDays(1).atStartOfDay());
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:00, 2026-11-24T08:45",
        "2026-11-24T08:45, 2026-11-24T17:30",
        "2026-11-20T17:30, 2026-11-24T08:45", // Friday evening; Monday is a holiday
        "2026-12-28T17:30, 2027-01-04T08:45", // the longest closure of the year
    })
    void theNextChangeIsWhenAnotherGuideBegins(LocalDateTime after, LocalDateTime next) {
        assertThat(plan.nextChange(after)).contains(next);
    }

    @Test
    void theHolidayTableSaysHowFarItReaches() {
        assertThat(plan.holidaysKnownUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @Test
    void theOfficeMenuHasSevenKeysAndOneToHearItAgain() {
        Guide office = plan.at(LocalDateTime.of(2026, 11, 24, 10, 0));

        assertThat(byKey(office))
                .isEqualTo(
                        Map.of(
                                '1', "警務課 211",
                                '2', "生活安全課 221",
                                '3', "交通課 231",
                                '4', "刑事課 241",
                                '5', "地域課 251",
                                '6', "会計課 261",
                                '0', "電話交換 "));
        assertThat(office.repeatKey()).isEqualTo(new Digit('9'));
        assertThat(office.operator()).isEqualTo(new Destination("電話交換", Way.ATTENDANT, "", true));
        assertThat(office.passes()).isEqualTo(2);
    }

    @Test
    void aPlanThatIsAlwaysOpenRunsTheOfficeGuideAtNewYear(@TempDir Path folder) throws Exception {
        PracticePlan.installAlwaysOpen(folder);
        Plan open = PlanFile.read(folder);

        assertThat(open.at(LocalDateTime.of(2027, 1, 1, 3, 0)).name()).isEqualTo("執務時間内の案内");
        assertThat(open.nextChange(LocalDateTime.of(2027, 1, 1, 3, 0))).isEmpty();
        assertThat(open.day(LocalDate.of(2027, 1, 1))).hasSize(1);
    }

    private static Map<Character, String> byKey(Guide guide) {
        return guide.choices().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().key(), entry -> text(entry.getValue())));
    }

    private static String text(List<Destination> destinations) {
        return destinations.stream()
                .map(destination -> destination.name() + " " + destination.extension())
                .collect(Collectors.joining(", "));
    }
}

package jp.denwaban.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Days for tests: an invented station on a Sunday whose counts were added up by hand. */
final class Days {
    static final String MARK = "7KQ4-M2XR-09TB-V5HD";

    private Days() {}

    static DailyReception ordinary(boolean training) {
        return day("道央警察署", training, 371, branches());
    }

    static DailyReception day(
            String office, boolean training, int rang, List<DailyReception.Branch> branches) {
        return new DailyReception(
                new DailyReception.Office(office, "警察署長", training),
                LocalDate.of(2026, 11, 22),
                rang,
                new DailyReception.Outcomes(301, 24, 9, 17, 12, 2, 4, 1, 1),
                hours(),
                branches,
                LocalDateTime.of(2026, 11, 23, 0, 5),
                Optional.of(new CheckMark(41873, MARK)));
    }

    private static List<DailyReception.Hour> hours() {
        int[] rang = {
            2, 1, 0, 0, 1, 1, 3, 9, 31, 42, 38, 35, 27, 36, 39, 34, 31, 19, 8, 5, 3, 3, 2, 1
        };
        return IntStream.of(rang)
                .mapToObj(n -> new DailyReception.Hour(n, n * 4 / 5, n / 10))
                .toList();
    }

    static List<DailyReception.Branch> branches() {
        return List.of(
                new DailyReception.Branch("1", "交通課", 96, 90, 0, 6),
                new DailyReception.Branch("2", "生活安全課", 61, 57, 0, 4),
                new DailyReception.Branch("3", "刑事課", 44, 43, 0, 1),
                new DailyReception.Branch("4", "地域課", 52, 51, 0, 1),
                new DailyReception.Branch("5", "警備課", 8, 8, 0, 0),
                new DailyReception.Branch("6", "会計課(落とし物)", 55, 52, 3, 0),
                new DailyReception.Branch("0", "電話交換", 21, 0, 21, 0),
                new DailyReception.Branch("―", "選択なし", 26, 0, 0, 26));
    }
}

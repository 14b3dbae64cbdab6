package jp.denwaban.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What the 日次受付票 says about one day: sums only. No caller number, no time and no length of a single
 * call can be put in.
 *
 * @param rang calls that arrived, counted independently of {@code outcomes} so that the sheet can
 *     reconcile the two
 * @param hours the 24 hours of the day, 0 to 23
 * @param branches one row for each key or way to a destination, in menu order
 * @param madeAt local time of the print
 * @param mark 照合記号; absent until the audit chain gives one
 */
public record DailyReception(
        Office office,
        LocalDate day,
        int rang,
        Outcomes outcomes,
        List<Hour> hours,
        List<Branch> branches,
        LocalDateTime madeAt,
        Optional<CheckMark> mark) {

    /** A station with more ways out than keys has a mistake in its plan, not a longer sheet. */
    public static final int BRANCHES_AT_MOST = 60;

    private static final int HOURS = 24;

    public DailyReception {
        hours = List.copyOf(hours);
        branches = List.copyOf(branches);
        if (hours.size() != HOURS) {
            throw new IllegalArgumentException("a day has 24 hours, not " + hours.size());
        }
        if (branches.size() > BRANCHES_AT_MOST) {
            throw new IllegalArgumentException("too many branches: " + branches.size());
        }
    }

    /** 突合: whether every call that arrived ended somewhere. */
    public boolean reconciled() {
        return rang == outcomes.sum();
    }

    /**
     * The office whose day this is.
     *
     * @param manager title of the 運用管理者, who confirms the sheet
     * @param training 訓練: the word stands on the sheet
     */
    public record Office(String name, String manager, boolean training) {}

    /**
     * Calls by how they ended.
     *
     * @param underway 取扱中 when the sheet was made
     */
    public record Outcomes(
            int recorded,
            int notToRecord,
            int goneWhileRinging,
            int goneInGuidance,
            int goneWhileRouting,
            int cutShort,
            int lostToBypass,
            int failed,
            int underway) {

        /** 放棄: the caller went before anyone was reached. */
        public int gone() {
            return goneWhileRinging + goneInGuidance + goneWhileRouting;
        }

        /** 障害: something of ours ended the call. */
        public int faults() {
            return cutShort + lostToBypass + failed;
        }

        public int sum() {
            return recorded + notToRecord + gone() + faults() + underway;
        }
    }

    /** Calls that arrived in one hour, and of these the recorded and the given up. */
    public record Hour(int rang, int recorded, int gone) {}

    /**
     * One way through the guidance.
     *
     * @param key the caller pressed: {@code 1}; {@code ―} for those who pressed none
     */
    public record Branch(
            String key, String destination, int calls, int recorded, int notToRecord, int gone) {}
}

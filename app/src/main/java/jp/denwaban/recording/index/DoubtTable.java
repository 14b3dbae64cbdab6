package jp.denwaban.recording.index;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Calls whose day was stamped by a clock that nobody could rely on, and the day they count from
 * when somebody can. Of a call {@code doubtful} is 1 while this start stamped it, 2 once another
 * has begun, 0 when it is settled. Every write is durable on return. Owned by the index's thread.
 */
public final class DoubtTable {
    /** No call of any box is older: this program is not. */
    public static final LocalDate EARLIEST = LocalDate.of(2024, 1, 1);

    private final Handle handle;

    DoubtTable(Handle handle) {
        this.handle = handle;
    }

    /** At a start: by how much the clock of an earlier one was wrong nobody can say any more. */
    public void loseTrack() throws IndexException {
        try {
            handle.execute("update call set doubtful = 2, counted_from = null where doubtful > 0");
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    /**
     * The clock that stamps in doubt was moved by so many days.
     *
     * @param today by the clock as it is now: no call is of a later day
     */
    public void move(int days, LocalDate today) throws IndexException {
        try {
            handle.createUpdate(
                            """
                            update call set counted_from = min(:today,
                              date(coalesce(counted_from, day), :days || ' days'))
                            where doubtful > 0 and doubtful = 1
                            """)
                    .bind("today", today.toString())
                    .bind("days", days)
                    .execute();
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    /**
     * The time is settled: calls count from the day they were moved to, and those of which nobody
     * knows it from {@code today}.
     */
    public void settle(LocalDate today) throws IndexException {
        try {
            handle.createUpdate(
                            """
                            update call set doubtful = 0, counted_from =
                              case doubtful when 1 then coalesce(counted_from, :today)
                              else :today end
                            where doubtful > 0
                            """)
                    .bind("today", today.toString())
                    .execute();
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    /**
     * Kept calls of days to come, or of days before there was this program, were stamped by a clock
     * that was wrong: with the time settled they count from {@code today}.
     *
     * @return how many
     */
    public int countFrom(LocalDate today) throws IndexException {
        try {
            return handle.createUpdate(
                            """
                            update call set counted_from = :today
                            where erased_on is null and reported_on is null
                              and (coalesce(counted_from, day) > :today
                                or coalesce(counted_from, day) < :earliest)
                            """)
                    .bind("today", today.toString())
                    .bind("earliest", EARLIEST.toString())
                    .execute();
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    private static IndexException failed(JdbiException e) {
        return new IndexException("what is in doubt cannot be written into the index", e);
    }
}

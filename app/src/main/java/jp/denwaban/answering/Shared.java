package jp.denwaban.answering;

import java.util.function.LongSupplier;
import jp.denwaban.guidance.Plan;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.line.LineTime;
import jp.denwaban.recording.RecordingStore;

/** What every line of one answering process works with. */
record Shared(
        Plan plan,
        SiteClock clock,
        RecordingStore store,
        Registrar registrar,
        Board board,
        AlarmBook alarms,
        Engaged engaged,
        FaultProcedure faults,
        LineTime time) {

    /** The monotonic clock of this time. */
    LongSupplier nanos() {
        return time::nanos;
    }
}

package jp.denwaban.answering;

import jp.denwaban.guidance.Plan;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.SiteClock;
import jp.denwaban.line.LineClock;
import jp.denwaban.recording.RecordingStore;

/** What every line of one answering process works with. */
record Shared(
        Plan plan,
        SiteClock clock,
        RecordingStore store,
        Registrar registrar,
        Board board,
        AlarmBook alarms,
        FaultProcedure faults,
        LineClock nanos) {}

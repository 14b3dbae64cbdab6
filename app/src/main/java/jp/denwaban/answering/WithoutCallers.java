package jp.denwaban.answering;

import java.util.Optional;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.Snapshot;

/** The state as somebody sees it who has not proved who they are: no caller, not even masked. */
final class WithoutCallers {
    private WithoutCallers() {}

    static Snapshot of(Snapshot whole) {
        return new Snapshot(
                whole.at(),
                whole.clockDoubtful(),
                whole.mode(),
                whole.lines().stream().map(WithoutCallers::of).toList(),
                whole.today(),
                whole.disk(),
                whole.guidance(),
                whole.alarms(),
                whole.question());
    }

    private static LineStatus of(LineStatus line) {
        return new LineStatus(
                line.number(),
                line.state(),
                line.since(),
                Optional.empty(),
                line.key(),
                line.destination(),
                line.extension(),
                line.guidance(),
                line.rings(),
                line.pass(),
                line.noInputs(),
                line.attention(),
                line.attentionSeconds(),
                line.faultCode(),
                line.watchdogFed(),
                line.recording());
    }
}

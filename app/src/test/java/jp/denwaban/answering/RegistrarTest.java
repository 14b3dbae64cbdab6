package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.health.SiteClock;
import jp.denwaban.line.LineTime;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.vault.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index's own thread, and what others have done on it. */
class RegistrarTest {
    @TempDir Path root;

    @Test
    void aBrokenAssumptionOfWhoAsksIsHisAndTheThreadGoesOn() throws Exception {
        SiteClock clock = SiteClock.start(root.resolve("floor"), () -> SealedSite.NOON, () -> 0);
        LineTime time = LineTime.machine(System::nanoTime, NamedThread::start);
        try (CallIndex index = CallIndex.openForWriting(root.resolve("index.db"));
                AuditChain chain =
                        AuditChain.open(
                                new FileDisk(), root.resolve("audit"), new Epoch(1, new byte[32]));
                Registrar registrar = new Registrar(index, chain, clock, time, 0)) {
            assertThatThrownBy(
                            () ->
                                    registrar.ask(
                                            open -> {
                                                throw new IllegalStateException("on purpose");
                                            }))
                    .isInstanceOf(IndexException.class);
            assertThat(registrar.<Long>ask(open -> open.lastCallNumber())).isZero();
        }
    }
}

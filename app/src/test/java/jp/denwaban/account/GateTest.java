package jp.denwaban.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.AuditException;
import jp.denwaban.audit.ChainHead;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.vault.Epoch;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** First the entry, then the action: over a real chain, on a disk that may refuse. */
class GateTest {
    @TempDir Path folder;
    private final TroubledDisk disk = new TroubledDisk(new FileDisk());
    private Gate gate = new Gate(request -> new ServerMessage.Done(1, Optional.empty()), false);
    private AuditChain chain;

    /** As answering does it: done when it is durable, refused when it is not. */
    private ServerMessage answer(LongFunction<ClientMessage> request) {
        ClientMessage.WriteEntry entry = (ClientMessage.WriteEntry) request.apply(1);
        try {
            chain.append(
                    new AuditEntry(
                            Instant.EPOCH, false, entry.entry(), entry.detail(), Optional.empty()));
            return new ServerMessage.Done(1, Optional.empty());
        } catch (AuditException e) {
            return new ServerMessage.Refused(1, "A-03");
        }
    }

    @BeforeEach
    void openGate() throws Exception {
        chain = AuditChain.open(disk, folder, new Epoch(1, new byte[32]));
        gate = new Gate(this::answer, true);
        gate.open(new Session(Sites.ITO, new Basis.UsageRow(UsagePurpose.INSPECTION), Sites.NOON));
    }

    /** What every service does; whatever stands behind {@code enter} is the action. */
    private void act(Action action, AtomicBoolean happened) throws Exception {
        gate.enter(action, "on=1");
        happened.set(true);
    }

    @ParameterizedTest
    @EnumSource
    void anActionWhoseEntryTheChainRefusesDoesNotHappen(Action action) throws Exception {
        AtomicBoolean happened = new AtomicBoolean();
        disk.trouble(
                (step, name) -> {
                    if (step.equals("force")) {
                        throw new IOException("Input/output error");
                    }
                });

        assertThatThrownBy(() -> act(action, happened)).isInstanceOf(NotAnsweredException.class);

        assertThat(happened).isFalse();
        assertThat(chain.head()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whenAnActionHappensItsEntryIsDurableAlready(Action action) throws Exception {
        AtomicBoolean happened = new AtomicBoolean();

        act(action, happened);

        assertThat(happened).isTrue();
        assertThat(disk.steps()).last().isEqualTo("force chain-00000001.audit");
        assertThat(ChainHead.read(new FileDisk(), folder).orElseThrow().anchor())
                .isEqualTo(chain.anchor().orElseThrow());
    }
}

package jp.denwaban.vault.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disk.TroubledDisk;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two vaults over the same keys, as a console and a command line have them. */
class KeyLockTest {
    private static final UserId SATO = new UserId("k-sato");
    private static final char[] OLD = "the old password".toCharArray();
    private static final char[] NEW = "another password".toCharArray();

    @TempDir Path keys;

    /** What it would wipe as left behind is what the other is about to do. */
    @Test
    void whoOpensAVaultWaitsForTheChangeThatAnotherIsMaking() throws Exception {
        TroubledDisk disk = new TroubledDisk(new FileDisk());
        Vault changing = CheapVault.in(disk, keys);
        changing.create(List.of(new NewUser(SATO, Role.ADMINISTRATOR, OLD.clone())), Instant.EPOCH);
        AtomicReference<Optional<CompletableFuture<Boolean>>> other =
                new AtomicReference<>(Optional.empty());
        disk.trouble(
                (step, file) -> {
                    if (step.equals("rename") && file.equals("change.key")) {
                        other.set(Optional.of(opening()));
                    }
                });

        changing.changePassword(SATO, OLD.clone(), NEW.clone());

        assertThat(other.get().orElseThrow().get(30, TimeUnit.SECONDS)).isTrue();
        CheapVault.in(keys).open(SATO, NEW.clone()).close();
    }

    /** Another vault does what was left; returns when it waits, or has not had to. */
    private CompletableFuture<Boolean> opening() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                done.complete(CheapVault.in(keys).enrolled(SATO));
                            } catch (Exception e) {
                                done.completeExceptionally(e);
                            }
                        });
        thread.start();
        Awaitility.await()
                .until(() -> done.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
        return done;
    }
}

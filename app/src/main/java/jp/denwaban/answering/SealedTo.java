package jp.denwaban.answering;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import jp.denwaban.audit.AuditChain;
import jp.denwaban.disk.Disk;
import jp.denwaban.vault.Epoch;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.OrganisationKey;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.VaultException;

/**
 * The generation to which everything is sealed from now on. A new one is taken up without a restart
 * and without touching a call: files begun before stay as they are, and the chain goes on under the
 * key of a new epoch, because that of the old one is sealed to the generation before.
 */
final class SealedTo implements Supplier<OrganisationKey>, AutoCloseable {
    private final Disk disk;
    private final Path keys;
    private final AuditChain chain;
    private final InstantSource clock;
    private volatile OrganisationKey organisation;
    private int turnedTo;
    private Optional<Epoch> epoch = Optional.empty();

    SealedTo(Disk disk, Path keys, AuditChain chain, InstantSource clock, OrganisationKey begun) {
        this.disk = disk;
        this.keys = keys;
        this.chain = chain;
        this.clock = clock;
        this.organisation = begun;
        this.turnedTo = begun.generation();
    }

    @Override
    public OrganisationKey get() {
        return organisation;
    }

    /** Looks whether there is a newer generation; an older one is never taken. Any thread. */
    synchronized void reread() throws VaultException {
        OrganisationKey newest = PublicKeys.read(disk, keys).organisation();
        if (newest.generation() <= turnedTo) {
            return;
        }
        // Recordings first: they cannot be sealed again.
        organisation = newest;
        Epoch next = new Epochs(disk, keys).begin(newest, clock.instant(), new SecureRandom());
        chain.turn(next);
        epoch.ifPresent(Epoch::close);
        epoch = Optional.of(next);
        turnedTo = newest.generation();
    }

    @Override
    public synchronized void close() {
        epoch.ifPresent(Epoch::close);
    }
}

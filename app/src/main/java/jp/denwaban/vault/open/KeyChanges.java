package jp.denwaban.vault.open;

import java.io.IOException;
import java.nio.file.Path;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.KeyNames;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * Makes a {@link KeyChange} happen whole or not at all, whatever is interrupted: it is written down
 * first, and from the moment that it has its name it will be done, by this process or the next.
 * Every step may be repeated.
 */
final class KeyChanges {
    private final Disk disk;
    private final KeyNames names;
    private final KeyFile files;
    private final Path begun;
    private final Path done;
    private final Path unfinished;

    KeyChanges(Disk disk, KeyNames names, KeyFile files) {
        this.disk = disk;
        this.names = names;
        this.files = files;
        this.begun = names.change();
        this.done = begun.resolveSibling(begun.getFileName() + ".done");
        this.unfinished = begun.resolveSibling(begun.getFileName() + ".new");
    }

    /**
     * Durable and done when this returns.
     *
     * @throws VaultException UNFINISHED if it is certain all the same; any other reason, and
     *     nothing has happened
     */
    void make(KeyChange change) throws VaultException {
        byte[] bytes = change.bytes();
        try (Disk.Held held = disk.hold(names.lock())) {
            rest();
            try (DiskFile out = disk.create(unfinished)) {
                out.write(bytes, 0);
                out.force();
            }
            disk.rename(unfinished, begun);
            certain();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * What fails from here on is told as what it is: it will happen, and may not be asked again.
     */
    private void certain() throws VaultException {
        try {
            rest();
        } catch (IOException | VaultException e) {
            throw new VaultException(Reason.UNFINISHED, "keys change with the next process", e);
        }
    }

    /** Does what an earlier process began; nothing, nearly always. */
    void finish() throws VaultException {
        if (!disk.exists(begun) && !disk.exists(done) && !disk.exists(unfinished)) {
            return;
        }
        try (Disk.Held held = disk.hold(names.lock())) {
            rest();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whoever waited for another to do it finds nothing left. */
    private void rest() throws IOException, VaultException {
        if (disk.exists(begun) || disk.exists(done)) {
            // Who gave it this name may have been killed before the name was safe.
            disk.forceFolder(names.folder());
        }
        wipe(done);
        if (disk.exists(begun)) {
            apply(read());
            // What was removed first: behind a plan that is done nobody looks for it again.
            disk.forceFolder(names.folder());
            // A name says that it is done, because what is half overwritten says nothing.
            disk.rename(begun, done);
            disk.forceFolder(names.folder());
            wipe(done);
        }
        wipe(unfinished);
    }

    private KeyChange read() throws IOException, VaultException {
        try (DiskFile in = disk.openReadOnly(begun)) {
            return KeyChange.read(in.read(0, (int) Math.min(KeyChange.LONGEST, in.size())));
        }
    }

    /** Also without writing it down first, where nothing is there yet to be half changed. */
    void apply(KeyChange change) throws VaultException {
        try {
            for (KeyChange.Step step : change.steps()) {
                Path file = names.folder().resolve(step.name());
                if (step instanceof KeyChange.Put put) {
                    files.put(file, put.kind(), put.body());
                } else {
                    wipe(file);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Its bytes are gone before its name is; the name is safe with the next force of the folder.
     */
    private void wipe(Path file) throws IOException {
        if (!disk.exists(file)) {
            return;
        }
        try (DiskFile out = disk.open(file)) {
            out.write(new byte[(int) Math.min(KeyChange.LONGEST, out.size())], 0);
            out.force();
        }
        disk.delete(file);
    }

    private static VaultException failed(IOException e) {
        return new VaultException(Reason.DISK, "keys cannot be changed", e);
    }
}

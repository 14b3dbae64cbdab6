package jp.denwaban.leak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.answering.World;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;

/**
 * What of two calls and one person's use reaches the raw data disk in clear: looked at while
 * everything runs, after everything ended, and after the calls were erased. Everything that our
 * processes write lies on that disk, temporary files of Java included.
 */
public final class DiskAfterAll {
    /** Behind the fifteenth midnight every call of today is due. */
    private static final Duration UNTIL_DUE = Duration.ofDays(16);

    private final DataDisk disk;
    private final Household household;
    private final List<String> violations = new ArrayList<>();
    private int looks;

    public DiskAfterAll(DataDisk disk, Household household) {
        this.disk = disk;
        this.household = household;
    }

    /** Looks that came to their end. */
    public int looks() {
        return looks;
    }

    /** The temporary file of a recorder that should have none; gone when this returns. */
    public static Path temporaryVoice(DataDisk disk) {
        return disk.root().resolve("tmp").resolve("voice.wav");
    }

    /** Runs it all; what was found where it must not be. */
    public List<String> run() throws Exception {
        household.answer();
        household.calls();
        household.console();
        household.use(new UserId("tanto"));
        household.signOut();
        List<Needle> needles = needles();
        forgetTemporaryVoice();
        look("while it runs", needles);
        household.stopConsole();
        household.stopAnswering();
        look("after it ended", needles);
        List<Needle> headers = new Secrets(household.site(), household.passwords()).ofHeaders();
        mustBeFound("the sealed keys", headers);
        erase();
        needles.addAll(headers);
        look("after the erasure", needles);
        writeInClear(needles);
        return violations;
    }

    private List<Needle> needles() throws VaultException, RecordingException {
        Secrets secrets = new Secrets(household.site(), household.passwords());
        List<Needle> all = new ArrayList<>(secrets.ofPeople());
        all.addAll(secrets.ofRecordings());
        all.addAll(secrets.ofEpochs(1, secrets.lastEpoch()));
        return all;
    }

    /** A longer call would have been written back by the kernel meanwhile. */
    private void forgetTemporaryVoice() throws IOException, InterruptedException {
        if (Files.exists(temporaryVoice(disk))) {
            disk.sync();
            Files.delete(temporaryVoice(disk));
        }
    }

    private void look(String when, List<Needle> needles) throws IOException, InterruptedException {
        Set<Needle> found = disk.holds(new Search(needles));
        if (!found.isEmpty()) {
            violations.add(
                    when
                            + ": "
                            + found.stream().map(Needle::what).collect(Collectors.joining(", ")));
        }
        looks++;
    }

    /**
     * Two starts, half a month after one another, each told by a person what day it is: nobody had
     * compared the clock before the calls, so they count from the day of the first.
     */
    private void erase() throws Exception {
        Instant first = Instant.now().plus(UNTIL_DUE);
        for (Instant now : List.of(first, first.plus(UNTIL_DUE))) {
            try (BootedSite site = BootedSite.start(household.site(), () -> now, World.real())) {
                site.confirm(now);
                site.purge();
            }
        }
        FileDisk files = new FileDisk();
        if (!SealedFileReader.fileNames(files, household.site().recordings()).isEmpty()) {
            violations.add("the calls were not erased, so that nothing is said of it");
        }
    }

    /** The control, last of all because nothing takes it away again. */
    private void writeInClear(List<Needle> needles) throws IOException, InterruptedException {
        Path file = disk.root().resolve("in-clear");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Needle needle : needles) {
                out.write(needle.bytes());
            }
        }
        mustBeFound("a file in clear", needles);
    }

    private void mustBeFound(String what, List<Needle> needles)
            throws IOException, InterruptedException {
        Set<Needle> found = disk.holds(new Search(needles));
        if (found.size() != needles.size()) {
            violations.add(
                    "the look is blind: of %s %d of %d were found"
                            .formatted(what, found.size(), needles.size()));
        }
    }
}

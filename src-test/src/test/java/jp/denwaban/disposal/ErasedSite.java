package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.denwaban.disk.Disk;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;

/**
 * The way for the power-cut laboratory into an erasure: its real steps over a disk of the
 * laboratory, which has no end to fill and no device to ask.
 */
public final class ErasedSite {
    private static final Instant NOW = Instant.EPOCH;

    private ErasedSite() {}

    /** Begins one, or goes on with the one that was begun; {@code ended} hears names of steps. */
    public static void run(Disk disk, SiteFolder site, Consumer<String> ended)
            throws IOException, DisposalException {
        Disposal.Ground ground =
                new Disposal.Ground(
                        disk,
                        site,
                        new Medium(MediumKind.UNKNOWN, Path.of("/"), "ext4", "―", "―", "―"),
                        () -> NOW);
        Optional<ProgressFile> before = ProgressFile.find(disk, site);
        ProgressFile progress =
                before.isPresent() ? before.get() : ProgressFile.begin(disk, site, order());
        Map<Step, Disposal.Work> instead =
                Map.of(
                        Step.FILL,
                        () -> Result.notRun(Reason.NOT_FILLED),
                        Step.TRIM,
                        () -> Result.notRun(Reason.NO_TRIM));
        new Disposal(ground, progress, instead)
                .run(
                        new Disposal.Listener() {
                            @Override
                            public void begins(Step step) {}

                            @Override
                            public void filled(long mib) {}

                            @Override
                            public void ended(Step step, Result result) {
                                if (result.outcome() == Outcome.DONE) {
                                    ended.accept(step.name());
                                }
                            }
                        });
    }

    private static Order order() {
        return new Order(
                NOW, Purpose.REPAIR, "試験警察署", SiteKind.STATION, true, 9, "7KQ4-M2XR-09TB-V5HD");
    }

    /** Names of steps that the disk says are done; empty where no erasure has begun. */
    public static Optional<Set<String>> done(Disk disk, SiteFolder site)
            throws IOException, DisposalException {
        return ProgressFile.find(disk, site)
                .map(
                        progress -> {
                            EnumSet<Step> done = EnumSet.allOf(Step.class);
                            done.removeIf(
                                    step ->
                                            progress.account().result(step).outcome()
                                                    != Outcome.DONE);
                            return Set.copyOf(done.stream().map(Step::name).toList());
                        });
    }
}

package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.site.SiteFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The erasure of a whole site. It may be interrupted anywhere and run again: what a step did is
 * written down, durably, before the next begins, and a step of which nothing is written is taken
 * again. Whoever runs it holds the site's locks.
 */
public final class Disposal {
    private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);

    private final Ground ground;
    private final ProgressFile progress;
    private final Map<Step, Work> instead;

    /** What one step does. */
    @FunctionalInterface
    interface Work {
        Result done() throws IOException;
    }

    /** Hears how it goes, on the thread that runs it. */
    public interface Listener {
        void begins(Step step);

        /** So much of the free space is filled. */
        void filled(long mib);

        void ended(Step step, Result result);
    }

    /**
     * What it stands on.
     *
     * @param wall the clock of the machine: the site's own dies with the site
     */
    public record Ground(Disk disk, SiteFolder site, Medium medium, InstantSource wall) {

        /** Of a site on the machine's disk. */
        public static Ground of(Disk disk, SiteFolder site, InstantSource wall) throws IOException {
            return new Ground(disk, site, new MediumSearch(Path.of("/")).of(site.root()), wall);
        }
    }

    /** With other work for some steps: what a test puts in their place. */
    Disposal(Ground ground, ProgressFile progress, Map<Step, Work> instead) {
        this.ground = ground;
        this.progress = progress;
        this.instead = instead;
    }

    /**
     * Begins one: from here on nobody answers or signs in at this site. Its entry is durable in the
     * chain already, and {@link #requireOneVolume} has passed.
     */
    public static Disposal begin(Ground ground, Order order) throws IOException {
        return new Disposal(
                ground, ProgressFile.begin(ground.disk(), ground.site(), order), Map.of());
    }

    /**
     * One that was begun before; empty where none was.
     *
     * @throws DisposalException X-03 what it did is not readable any more
     */
    public static Optional<Disposal> find(Ground ground) throws DisposalException, IOException {
        return ProgressFile.find(ground.disk(), ground.site())
                .map(progress -> new Disposal(ground, progress, Map.of()));
    }

    private Map<Step, Work> works(Listener told) {
        SiteFiles files = new SiteFiles(ground.disk(), ground.site());
        Map<Step, Work> works = new EnumMap<>(Step.class);
        works.put(Step.STOPPED, () -> Result.done(0)); // the locks say so
        works.put(Step.KEYS, files::keys);
        works.put(Step.HEADERS, files::headers);
        works.put(Step.DATABASES, files::databases);
        works.put(Step.RECORDS, files::records);
        works.put(Step.REST, files::rest);
        works.put(
                Step.FILL,
                () -> new FreeSpace(ground.disk(), ground.site().root(), told::filled).fill());
        works.put(
                Step.TRIM,
                () -> new Trim(Commands.ofTheMachine()).of(ground.medium().mountPoint()));
        works.put(Step.SANITISE, () -> Result.notRun(Reason.BY_HAND));
        works.putAll(instead);
        return works;
    }

    public Account account() {
        return progress.account();
    }

    /**
     * Takes every step that is still to be taken. One that fails keeps none of the others from
     * being taken.
     *
     * @throws IOException the progress could not be written: nothing more is done
     */
    public Account run(Listener told) throws IOException {
        progress.runAgain();
        Map<Step, Work> works = works(told);
        for (Step step : progress.account().open(ground.medium().kind())) {
            told.begins(step);
            Result result = result(step, Objects.requireNonNull(works.get(step)));
            progress.ended(step, result);
            told.ended(step, result);
        }
        progress.ended(ground.wall().instant());
        return progress.account();
    }

    private static Result result(Step step, Work work) {
        try {
            return work.done();
        } catch (IOException e) {
            LOG.error("{} failed: {}", step, e.getClass().getSimpleName());
            return Result.failed(0, 1, Reason.LEFT);
        }
    }

    /**
     * Passes if all of the site lies on one volume: the fill reaches no other, and of no other is
     * it said what it lies on.
     *
     * @throws DisposalException X-05
     */
    public static void requireOneVolume(SiteFolder site) throws DisposalException, IOException {
        var volume = Files.getFileStore(site.root());
        for (Path folder :
                List.of(
                        site.keys(),
                        site.recordings(),
                        site.audit(),
                        site.erasures(),
                        site.guidance(),
                        site.run(),
                        site.log())) {
            boolean elsewhere =
                    Files.isSymbolicLink(folder)
                            || (Files.exists(folder) && !Files.getFileStore(folder).equals(volume));
            if (elsewhere) {
                throw new DisposalException(
                        "X-05", "所属のフォルダーの一部が別の媒体にあります。この方法では消去できません。装備課へ連絡してください。");
            }
        }
    }
}

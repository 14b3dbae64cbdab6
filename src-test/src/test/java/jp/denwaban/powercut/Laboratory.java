package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.answering.StartException;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.vault.VaultException;

/**
 * Cuts the power of one evening at every step in every form, starts the real program on what is
 * left, cuts the power of that start as well, and judges.
 */
public final class Laboratory {
    /** Of the starts that go well, one in so many is itself interrupted by a power cut. */
    private static final int AGAIN_OF = 2;

    private final Office office;
    private final Optional<Site> deafTo;
    private final Set<Site> sites = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();
    private final int mostViolations;
    private long states;

    /**
     * @param deafTo from where nothing is forced: a mutant
     * @param mostViolations after so many there is no need to go on
     */
    public Laboratory(Office office, Optional<Site> deafTo, int mostViolations) {
        this.office = office;
        this.deafTo = deafTo;
        this.mostViolations = mostViolations;
    }

    /** How many wrecks were started on and judged. */
    public long states() {
        return states;
    }

    public List<String> violations() {
        return violations;
    }

    /** From where anything was forced, in the evening or in a start. */
    public Set<Site> sites() {
        return sites;
    }

    /**
     * One evening.
     *
     * @param share of its steps at which the power is cut: 1 for each
     */
    public void evening(long seed, double share) throws IOException, InterruptedException {
        IndexCopy.NONE.restore(office.site);
        Files.deleteIfExists(office.site.run().resolve("clock-floor"));
        Recorded run = new Recorded(office.site, office.volume(), deafTo);
        Acks acks = new Acks(run::steps);
        try {
            new Evening(office.site, run.disk, acks, seed).pass();
        } catch (StartException | VaultException e) {
            throw new IOException("the evening itself failed", e);
        }
        run.ended();
        sites.addAll(run.disk.sites());
        Random random = new Random(seed);
        Volume volume = run.disk.before();
        for (int step = 0; step <= run.steps() && goOn(); step++) {
            if (step > 0) {
                volume.take(run.disk.steps().get(step - 1));
            }
            if (random.nextDouble() < share) {
                cut(run, acks, volume, step, seed);
            }
        }
    }

    private boolean goOn() {
        return violations.size() < mostViolations;
    }

    private void cut(Recorded run, Acks acks, Volume volume, int step, long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed * 1_000_003 + step);
        List<Ack> acknowledged = acks.until(step);
        IndexCopy index = run.index(step);
        String where = "seed " + seed + " step " + step + " of " + run.steps() + ", ";
        for (Form form : volume.unsafe() ? Form.ALL : List.of(Form.KEPT)) {
            if (goOn()) {
                Map<Path, byte[]> wreck = volume.wreck(form, random);
                Judge.brokenBefore(volume, wreck, acknowledged)
                        .forEach(what -> violations.add(where + form + ": " + what));
                Volume left = Volume.holding(wreck);
                IndexCopy lost = Recorded.suffered(index, random);
                start(new Wreck(left, lost, acknowledged, where + form), random, AGAIN_OF);
            }
        }
        if (volume.unsafe() && goOn()) {
            // Killed, not cut: the kernel still shows what was never forced, and then the power
            // goes.
            start(new Wreck(volume.copy(), index, acknowledged, where + "killed"), random, 1);
        }
    }

    /** Starts on a wreck and judges; and, one time in {@code againOf}, cuts that start too. */
    private void start(Wreck wreck, Random random, int againOf)
            throws IOException, InterruptedException {
        Optional<Start> first = start(wreck);
        if (first.isPresent() && random.nextInt(againOf) == 0) {
            Recorded run = first.get().run();
            int step = againOf == 1 ? run.steps() : random.nextInt(run.steps() + 1);
            Form form = Form.ALL.get(random.nextInt(Form.ALL.size()));
            Volume left = Volume.holding(run.after(step).wreck(form, random));
            String how = wreck.how() + ", then step " + step + " of the start, " + form;
            Optional<Start> second = start(new Wreck(left, run.index(step), wreck.acks(), how));
            if (second.isPresent() && !second.get().end().equals(first.get().end())) {
                violations.add(
                        how + ": ended as " + second.get().end() + ", not " + first.get().end());
            }
        }
    }

    /** A start that went well: its steps, and the files as it entered them. */
    private record Start(Recorded run, List<IndexedFile> end) {}

    private Optional<Start> start(Wreck wreck) throws IOException, InterruptedException {
        states++;
        wreck.index().restore(office.site);
        Recorded run = new Recorded(office.site, wreck.disk(), deafTo);
        HandTime time = new HandTime();
        try (BootedSite box =
                BootedSite.start(
                        office.site, () -> Office.MORNING, Evening.world(time, run.disk))) {
            sites.addAll(run.disk.sites());
            List<String> broken = Judge.broken(office, run.disk, box, wreck.acks());
            broken.forEach(what -> violations.add(wreck.how() + ": " + what));
            run.ended();
            return broken.isEmpty()
                    ? Optional.of(new Start(run, box.index().files()))
                    : Optional.empty();
        } catch (StartException e) {
            violations.add(wreck.how() + ": refused to start, " + e.code() + " " + e.getCause());
            return Optional.empty();
        } catch (IndexException e) {
            violations.add(wreck.how() + ": the index cannot be read");
            return Optional.empty();
        }
    }
}

package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.answering.StartException;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedCall;

/**
 * Makes of what the shim wrote down what a power cut would have left, of SQLite's files as of all
 * others, lets SQLite open its index and the program start on it, and judges.
 */
public final class ShimLaboratory {
    private final Office office;
    private final List<String> violations = new ArrayList<>();
    private long states;

    public ShimLaboratory(Office office) {
        this.office = office;
    }

    public long states() {
        return states;
    }

    public List<String> violations() {
        return violations;
    }

    /**
     * So many wrecks of one shift.
     *
     * @param most until so many promises are broken
     */
    public void cut(Shim shim, long seed, int wrecks, ShimMutant mutant, int most)
            throws IOException, InterruptedException {
        office.clean();
        Volume volume = office.volume();
        ShimLog log = shim.watch(office, seed, mutant);
        Predicate<Step> lost = mutant.losesIn(office.site);
        Random random = new Random(seed);
        int all = log.steps().size();
        int done = 0;
        for (int step : random.ints(wrecks, 0, all + 1).sorted().toArray()) {
            for (Step next : log.steps().subList(done, step)) {
                if (!lost.test(next)) {
                    volume.take(next);
                }
            }
            done = step;
            Form form = Form.ALL.get(random.nextInt(Form.ALL.size()));
            String how = "shim, %s, seed %d step %d of %d, ".formatted(mutant, seed, step, all);
            judge(volume.wreck(form, random), log.acks().until(step), how + form);
            if (violations.size() >= most) {
                return;
            }
        }
    }

    private void judge(Map<Path, byte[]> left, List<Ack> acks, String how)
            throws IOException, InterruptedException {
        states++;
        office.clean();
        for (Map.Entry<Path, byte[]> file : left.entrySet()) {
            // What maps the journal into memory is made anew by whoever opens it first.
            if (!file.getKey().toString().endsWith("-shm")) {
                Files.createDirectories(file.getKey().getParent());
                Files.write(file.getKey(), file.getValue());
            }
        }
        floor(acks).ifPresent(what -> violations.add(how + ": " + what));
        index(acks).ifPresent(what -> violations.add(how + ": " + what));
        try (BootedSite box =
                BootedSite.start(
                        office.site,
                        () -> Office.MORNING,
                        Evening.world(new HandTime(), new FileDisk()))) {
            Judge.broken(office, new FileDisk(), box, acks)
                    .forEach(what -> violations.add(how + ": " + what));
        } catch (StartException e) {
            violations.add(how + ": refused to start, " + e.code() + " " + e.getCause());
        }
    }

    private Optional<String> floor(List<Ack> acks) throws IOException {
        Path floor = office.site.run().resolve("clock-floor");
        String text = Files.exists(floor) ? Files.readString(floor).split(" ")[0] : "0";
        long found = text.matches("[0-9]+") ? Long.parseLong(text) : 0;
        return acks.stream()
                .filter(ack -> ack instanceof Ack.Floor least && found < least.millis())
                .map(ack -> "the clock may run back to " + found)
                .findFirst();
    }

    /** The index by itself, before anybody mends it from the files. */
    private Optional<String> index(List<Ack> acks) {
        List<Long> registered =
                acks.stream()
                        .filter(ack -> ack instanceof Ack.Registered)
                        .map(ack -> ((Ack.Registered) ack).call())
                        .toList();
        if (registered.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.exists(office.site.index())) {
            return Optional.of("the index is gone");
        }
        try (CallIndex index = CallIndex.openForWriting(office.site.index())) {
            List<Long> there =
                    index.calls().stream().map(IndexedCall::number).map(n -> n.value()).toList();
            return there.containsAll(registered)
                    ? Optional.empty()
                    : Optional.of("the index forgot, has " + there + " of " + registered);
        } catch (IndexException e) {
            return Optional.of("the index is damaged");
        }
    }
}

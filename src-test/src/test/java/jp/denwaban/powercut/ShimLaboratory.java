package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
    public void cut(Shim shim, long seed, int wrecks, String mutant, int most)
            throws IOException, InterruptedException {
        office.clean();
        Volume before = office.volume();
        ShimLog log = shim.watch(office, seed, 3, 3, mutant);
        Random random = new Random(seed);
        int[] steps = random.ints(wrecks, 0, log.steps().size() + 1).sorted().toArray();
        Volume volume = before.copy();
        int done = 0;
        for (int step : steps) {
            for (; done < step; done++) {
                volume.take(log.steps().get(done));
            }
            Form form = Form.ALL.get(random.nextInt(Form.ALL.size()));
            String how = "seed " + seed + " step " + step + " of " + log.steps().size();
            Map<Path, byte[]> left = volume.wreck(form, random);
            judge(left, log.acks().until(step), "shim " + mutant + " " + how + ", " + form);
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
        index(acks).ifPresent(what -> violations.add(how + ": " + what));
        try (BootedSite box =
                BootedSite.start(
                        office.site,
                        () -> Office.MORNING,
                        Evening.world(new HandTime(), new FileDisk()))) {
            Judge.broken(office, new FileDisk(), box.index(), box.lastNumber(), acks)
                    .forEach(what -> violations.add(how + ": " + what));
        } catch (StartException e) {
            violations.add(how + ": refused to start, " + e.code() + " " + e.getCause());
        }
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

package jp.denwaban.powercut;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.answering.StartException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.IndexedFile;
import jp.denwaban.recording.open.RecordingReader;

/**
 * Kills a process that records on several lines at a moment the seed picks, and perhaps the one
 * that starts after it; starts the program on what is left, and judges.
 *
 * <p>The process is a {@link Shift}: the program's own start, store, registrar and threads in real
 * time, without guidance and card, so that the first record is there after half a second and not
 * after twenty.
 */
public final class KillLaboratory {
    /** Files of so many kills lie beside each other; more only make every start longer. */
    private static final int KILLS_A_SITE = 6;

    private static final int FEWEST_LINES = 4;
    private static final int LONGEST_WORK_MILLIS = 900;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Pattern HANDED = Pattern.compile("handed (\\d+) (\\d+) \\.");

    private final Office office;
    private final Child child;
    private final Random random;
    private final String mutant;
    private final List<String> violations = new ArrayList<>();
    private Acks acks = new Acks(() -> 0);
    private int killsHere;
    private long startMillis = 1000;
    private double worstLostSeconds;
    private int damaged;

    /**
     * A laboratory on one site.
     *
     * @param mutant as {@link Shift} knows it, or {@code none}
     */
    public KillLaboratory(Office office, Child child, long seed, String mutant) {
        this.office = office;
        this.child = child;
        this.random = new Random(seed);
        this.mutant = mutant;
    }

    public List<String> violations() {
        return violations;
    }

    /** The most that one line lost of what it had handed over. */
    public double worstLostSeconds() {
        return worstLostSeconds;
    }

    public int damaged() {
        return damaged;
    }

    /**
     * Kills it while it records, and judges.
     *
     * @param againInStart kills the start on what is left as well, before anybody judges
     */
    public void kill(boolean againInStart) throws IOException, InterruptedException {
        renew();
        int lines = FEWEST_LINES + random.nextInt(Office.LINES - FEWEST_LINES + 1);
        Run work = new Run(lines);
        work.await(work.starts);
        long begun = System.nanoTime();
        work.await(work.ready);
        startMillis = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
        work.killAfter(random.nextInt(LONGEST_WORK_MILLIS));
        work.acknowledged().forEach(acks::add);
        String how = "killed at work, " + work.how();
        if (againInStart) {
            Run start = new Run(lines);
            start.await(start.starts);
            start.killAfter(random.nextInt((int) startMillis));
            start.acknowledged().forEach(acks::add);
            how += ", killed in its start, " + start.how();
        }
        judge(how, work);
    }

    private void renew() throws IOException {
        if (killsHere++ % KILLS_A_SITE == 0) {
            office.clean();
            acks = new Acks(() -> 0);
        }
    }

    private void judge(String how, Run run) throws IOException, InterruptedException {
        int before = violations.size();
        try (BootedSite box =
                BootedSite.start(
                        office.site,
                        () -> Office.MORNING,
                        Evening.world(new HandTime(), new FileDisk()))) {
            Judge.broken(office, new FileDisk(), box, acks.until(0))
                    .forEach(what -> violations.add(how + ": " + what));
            lost(run, box);
        } catch (StartException e) {
            violations.add(how + ": refused to start, " + e.code() + " " + e.getCause());
        } catch (IndexException e) {
            violations.add(how + ": the index cannot be read");
        }
        if (Files.exists(office.site.root().resolve("index-damaged-1.db"))) {
            damaged++;
            violations.add(how + ": the index was damaged");
        }
        if (violations.size() > before) {
            killsHere = 0; // what is broken stays broken, and is counted once
        }
    }

    private void lost(Run run, BootedSite box) throws IndexException {
        RecordingReader reader = new RecordingReader(new FileDisk(), office.keys);
        Map<Long, IndexedFile> files = new HashMap<>();
        box.index().files().forEach(file -> files.put(file.call().value(), file));
        run.handed()
                .forEach(
                        (call, samples) -> {
                            long there =
                                    Optional.ofNullable(files.get(call))
                                            .map(file -> length(reader, file))
                                            .orElse(0L);
                            double lost = (double) (samples - there) / LineAudio.RATE_HZ;
                            worstLostSeconds = Math.max(worstLostSeconds, lost);
                        });
    }

    private long length(RecordingReader reader, IndexedFile file) {
        Path path = office.site.recordings().resolve(file.fileName());
        return reader.read(path, file.seal()).caller().length;
    }

    /** One process, from its start to its end. */
    private final class Run {
        private final Process process;
        private final long seed = random.nextInt(1_000_000);
        private final List<String> said = new ArrayList<>();
        private final CountDownLatch starts = new CountDownLatch(1);
        private final CountDownLatch ready = new CountDownLatch(1);
        private final Thread ears;
        private int after;

        Run(int lines) throws IOException {
            process = child.shift(office.site.root(), seed, lines, 0, "-", mutant).start();
            ears = NamedThread.start("ears", this::hear);
        }

        private void hear() {
            try (BufferedReader in = process.inputReader(StandardCharsets.US_ASCII)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    said.add(line);
                    (line.equals("ready") ? ready : starts).countDown();
                }
            } catch (IOException e) {
                said.add("cut off"); // as a kill does it
            }
        }

        void await(CountDownLatch what) throws IOException, InterruptedException {
            if (!what.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("a shift did not start: " + said);
            }
        }

        /** Waiting for a process that does not end is waiting without sleeping. */
        void killAfter(int millis) throws IOException, InterruptedException {
            after = millis;
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("a shift ended by itself: " + process.exitValue());
            }
            process.destroyForcibly().waitFor();
            ears.join();
        }

        String how() {
            return "seed " + seed + " after " + after + " ms";
        }

        List<Ack> acknowledged() {
            return said.stream().flatMap(line -> AckLine.read(line).stream()).toList();
        }

        Map<Long, Long> handed() {
            Map<Long, Long> handed = new HashMap<>();
            for (String line : said) {
                Matcher words = HANDED.matcher(line);
                if (words.matches()) {
                    handed.put(Long.parseLong(words.group(1)), Long.parseLong(words.group(2)));
                }
            }
            return handed;
        }
    }
}

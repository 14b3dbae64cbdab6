package jp.denwaban.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.denwaban.answering.World;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.bench.BenchException;
import jp.denwaban.call.CallNumber;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.RecordingStore;
import jp.denwaban.recording.Seal;
import jp.denwaban.vault.OrganisationKey;

/**
 * Sixty-four lines talk for a second, and all of it is handed over at once: through the program's
 * own queues, threads and disk, from the first sample given to the last record forced. In a real
 * second the records come one after the other; at once is the worst there is.
 */
final class SealedSecond {
    static final int LINES = 64;

    private static final int FRAMES = 1000 / LineAudio.FRAME_MILLIS;
    private static final int RECORDS_A_SECOND = 2;

    /** Seconds after which the sealing is compiled. */
    private static final int WARM = 5;

    /** A disk that needs longer does not belong into a box. */
    private static final long LONGEST_SECONDS = 30;

    private final int lines;
    private final short[][] talk = new short[FRAMES + 1][];

    SealedSecond(int lines, long seed) {
        this.lines = lines;
        Random random = new Random(seed);
        for (int frame = 0; frame < talk.length; frame++) {
            talk[frame] = new short[LineAudio.FRAME_SAMPLES];
            for (int sample = 0; sample < talk[frame].length; sample++) {
                talk[frame][sample] = (short) random.nextInt(-8000, 8000);
            }
        }
    }

    /**
     * Seals so many seconds.
     *
     * @param folder of its own, on the disk that is measured; the files stay there
     * @return milliseconds of each
     */
    List<Double> run(Path folder, OrganisationKey organisation, int warm, int seconds)
            throws BenchException, InterruptedException {
        ExecutorService writers = World.real().writers().get();
        try {
            RecordingStore store =
                    RecordingStore.open(
                            new FileDisk(),
                            folder,
                            organisation,
                            1,
                            InstantSource.system(),
                            writers);
            Durable durable = new Durable();
            List<CallFile> files = new ArrayList<>();
            for (int line = 1; line <= lines; line++) {
                files.add(store.begin(new CallNumber(line), line, durable));
            }
            List<Double> millis = new ArrayList<>();
            for (int second = 0; second < warm + seconds; second++) {
                double took = second(files, durable);
                if (second >= warm) {
                    millis.add(took);
                }
            }
            return millis;
        } catch (RecordingException e) {
            throw new BenchException("nothing can be recorded here: " + e.getMessage(), e);
        } finally {
            writers.shutdown();
            writers.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    private double second(List<CallFile> files, Durable durable)
            throws BenchException, InterruptedException {
        long began = System.nanoTime();
        for (CallFile file : files) {
            for (int frame = 0; frame < FRAMES; frame++) {
                file.audio(talk[frame], talk[frame + 1]);
            }
        }
        durable.await(lines * RECORDS_A_SECOND);
        return (System.nanoTime() - began) / 1e6;
    }

    /** Counts what is durable, of all lines. */
    private static final class Durable implements CallFile.Listener {
        private final Semaphore records = new Semaphore(0);
        private volatile String failed = "";

        void await(int count) throws BenchException, InterruptedException {
            if (!records.tryAcquire(count, LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new BenchException("a second was not sealed in time " + failed);
            }
        }

        @Override
        public void durable(long atNanos) {
            records.release();
        }

        @Override
        public void sealed(Seal seal) {}

        @Override
        public void failed(String faultCode) {
            failed = faultCode;
        }
    }

    /**
     * As a process of its own.
     *
     * @param args folder, seed, seconds
     */
    public static void main(String[] args)
            throws BenchException, IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        new SealedSecond(LINES, Long.parseLong(args[1]))
                .run(folder, Keyed.publicOnly(), WARM, Integer.parseInt(args[2]))
                .forEach(System.out::println);
    }
}

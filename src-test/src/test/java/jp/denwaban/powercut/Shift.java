package jp.denwaban.powercut;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.denwaban.answering.BootedSite;
import jp.denwaban.answering.StartException;
import jp.denwaban.answering.World;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.recording.CallFile;
import jp.denwaban.recording.CallMeta;
import jp.denwaban.recording.Seal;
import jp.denwaban.recording.index.IndexException;
import jp.denwaban.recording.index.LaxIndex;
import jp.denwaban.site.SiteFolder;

/**
 * A process that starts, records on several lines at once with the program's own threads,
 * registers, and says of everything that is safe that it is; to be killed, or to be watched by the
 * shim.
 *
 * <p>Arguments: site, seed, lines, calls a line (0: until it is killed), file for what is
 * acknowledged ({@code -}: its output), and a mutant or {@code none}: {@code hasty} acknowledges
 * before it writes, {@code lax} is an index with {@code synchronous=NORMAL}.
 */
public final class Shift {
    private static final int FRAMES_IN_RECORD = 25;
    private static final long FRAME_NANOS = 20_000_000;
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final BootedSite box;
    private final OutputStream says;
    private final long seed;
    private final int calls;

    private Shift(BootedSite box, OutputStream says, long seed, int calls) {
        this.box = box;
        this.says = says;
        this.seed = seed;
        this.calls = calls;
    }

    public static void main(String[] words) throws Exception {
        SiteFolder site = new SiteFolder(Path.of(words[0]));
        int lines = Integer.parseInt(words[2]);
        int calls = Integer.parseInt(words[3]);
        OutputStream says =
                words[4].equals("-")
                        ? new FileOutputStream(FileDescriptor.out)
                        : Files.newOutputStream(Path.of(words[4]), StandardOpenOption.CREATE_NEW);
        say(says, "starts");
        try (BootedSite box = start(site, words[5])) {
            new Shift(box, says, Long.parseLong(words[1]), calls).work(lines);
        }
    }

    private static BootedSite start(SiteFolder site, String mutant)
            throws StartException, IndexException {
        World real = World.real();
        Disk disk = mutant.equals("hasty") ? new HastyDisk(new FileDisk()) : real.disk();
        BootedSite box =
                BootedSite.start(
                        site,
                        () -> Office.MORNING,
                        new World(real.time(), Optional.empty(), real.writers(), disk));
        if (mutant.equals("lax")) {
            LaxIndex.relax(box.index());
        }
        box.purge();
        return box;
    }

    private void work(int lines) throws InterruptedException, IOException {
        say(new Ack.Floor(box.raiseFloor()));
        say(new Ack.Begun(box.epoch().number(), box.epoch().key().clone()));
        entered();
        say(says, "ready");
        CountDownLatch over = new CountDownLatch(lines);
        for (int line = 1; line <= lines; line++) {
            int own = line;
            NamedThread.start("line-" + own, () -> answer(own, over));
        }
        over.await();
    }

    private void answer(int line, CountDownLatch over) {
        Random random = new Random(seed * 31 + line);
        try {
            for (int call = 0; calls == 0 || call < calls; call++) {
                new Talk(box.nextNumber(), line).hold(1 + random.nextInt(4 * FRAMES_IN_RECORD));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    private void entered() {
        box.chain().anchor().ifPresent(anchor -> say(new Ack.Entered(anchor)));
    }

    private void say(Ack ack) {
        say(says, AckLine.of(ack));
    }

    /**
     * In one write, so that a kill leaves whole lines. When nobody listens any more, who was to
     * kill it has ended first, and it ends too.
     */
    private static void say(OutputStream out, String line) {
        try {
            synchronized (out) {
                out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** One call in real time. */
    private final class Talk implements CallFile.Listener {
        private final CallNumber number;
        private final int line;
        private final CallFile file;
        private final Voice voice;
        private final CountDownLatch registered = new CountDownLatch(1);
        private volatile long samples;
        private volatile boolean finishing;
        private long durable;

        Talk(CallNumber number, int line) {
            this.number = number;
            this.line = line;
            this.voice = new Voice(number.value());
            this.file = box.begin(number, line, this);
        }

        void hold(int frames) throws InterruptedException {
            file.meta(meta());
            long begun = System.nanoTime();
            int length = Voice.samples(1);
            for (int frame = 1; frame <= frames; frame++) {
                samples += length;
                say(says, "handed " + number + " " + samples + " .");
                file.audio(
                        voice.caller(samples - length, length),
                        voice.staff(samples - length, length));
                LockSupport.parkNanos(begun + frame * FRAME_NANOS - System.nanoTime());
            }
            finishing = true;
            file.finish(meta());
            if (!registered.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a call was never registered");
            }
        }

        private CallMeta meta() {
            Optional<Instant> talk = Optional.of(Office.MORNING);
            return new CallMeta(
                    number,
                    line,
                    Caller.Absent.PAYPHONE,
                    Office.MORNING,
                    false,
                    talk,
                    Optional.empty(),
                    Optional.empty(),
                    talk,
                    Optional.of(Duration.ZERO),
                    Optional.empty(),
                    Optional.empty());
        }

        /**
         * The first record is META, but for a call that was over before it was written: then the
         * only META stands before the last record. Neither is voice.
         */
        @Override
        public void durable(long atNanos) {
            durable++;
            long whole = (durable - 1) * Voice.samples(FRAMES_IN_RECORD);
            if (!finishing) {
                say(new Ack.Described(number.value()));
            }
            if (whole <= samples) {
                say(new Ack.Recorded(number.value(), whole));
            }
        }

        @Override
        public void sealed(Seal seal) {
            say(new Ack.Described(number.value()));
            say(new Ack.Recorded(number.value(), samples));
            box.register(number, line, seal, this::registered);
        }

        private void registered(java.time.LocalDate day) {
            say(new Ack.Registered(number.value(), day));
            entered();
            registered.countDown();
        }

        @Override
        public void failed(String faultCode) {
            throw new IllegalStateException("a file failed: " + faultCode);
        }
    }
}

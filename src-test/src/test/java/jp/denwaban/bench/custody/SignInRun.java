package jp.denwaban.bench.custody;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.Basis;
import jp.denwaban.account.ChainCheck;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.account.PeopleDatabase;
import jp.denwaban.account.SignIn;
import jp.denwaban.account.UsagePurpose;
import jp.denwaban.console.AnsweringLink;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.recording.RecordingException;
import jp.denwaban.recording.SealedFileReader;
import jp.denwaban.recording.open.RecordingReader;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.Vault;
import jp.denwaban.wire.ServerMessage;

/**
 * One person's sign-in in a console's process of its own, as the first thing anybody does in it:
 * its link to answering stands, its state is shown, and the password has just been entered. Says in
 * three lines how many milliseconds it took, how long the chain's check in the background, and how
 * long all metadata of calls would take to open.
 */
final class SignInRun {
    private static final long CONNECTED_WITHIN_SECONDS = 20;

    private final Disk disk = new FileDisk();
    private final SiteFolder site;
    private final AnsweringLink link;
    private final CountDownLatch shown = new CountDownLatch(1);

    private SignInRun(SiteFolder site) {
        this.site = site;
        this.link = new AnsweringLink(site, new Ear());
    }

    /**
     * As a process of its own.
     *
     * @param args folder of the site, user, password
     */
    public static void main(String[] args) throws Exception {
        SignInRun run = new SignInRun(new SiteFolder(Path.of(args[0])));
        run.signIn(args[1], args[2].toCharArray());
    }

    private void signIn(String user, char[] password)
            throws AccountException,
                    InterruptedException,
                    NotAnsweredException,
                    RecordingException {
        Gate gate = new Gate(link, true);
        Vault vault = new Vault(disk, site.keys());
        SignIn signIn =
                new SignIn(
                        PeopleDatabase.open(site.people()),
                        vault::open,
                        link,
                        gate,
                        Clock.systemUTC(),
                        System::nanoTime);
        link.start();
        if (!shown.await(CONNECTED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("answering is not there");
        }
        long began = System.nanoTime();
        SignIn.Outcome outcome =
                signIn.attempt(user, password, new Basis.UsageRow(UsagePurpose.INSPECTION));
        say(began);
        if (!(outcome instanceof SignIn.Outcome.Opened opened)) {
            throw new IllegalStateException("nobody was signed in: " + outcome);
        }
        began = System.nanoTime();
        new ChainCheck(disk, site, opened.keys()).report(link);
        say(began);
        began = System.nanoTime();
        openAll(opened.keys());
        say(began);
        link.close();
    }

    private static void say(long began) {
        System.out.println((System.nanoTime() - began) / 1e6);
    }

    /** Every recording's last META, on as many threads as there are processors. */
    private void openAll(KeyRing keys) throws RecordingException, InterruptedException {
        List<String> names = SealedFileReader.fileNames(disk, site.recordings());
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads =
                Executors.newFixedThreadPool(processors, NamedThread.factory("opening"));
        try {
            List<Future<Long>> lanes = new ArrayList<>();
            for (int lane = 0; lane < processors; lane++) {
                int own = lane;
                lanes.add(threads.submit(() -> open(keys, names, own, processors)));
            }
            long opened = 0;
            for (Future<Long> lane : lanes) {
                opened += lane.get();
            }
            if (opened != names.size()) {
                throw new IllegalStateException(opened + " of " + names.size() + " opened");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("metadata could not be opened", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private long open(KeyRing keys, List<String> names, int lane, int lanes) {
        RecordingReader reader = new RecordingReader(disk, keys);
        long opened = 0;
        for (int at = lane; at < names.size(); at += lanes) {
            opened += reader.meta(site.recordings().resolve(names.get(at))).isPresent() ? 1 : 0;
        }
        return opened;
    }

    /** Hears until something is shown. */
    private final class Ear implements AnsweringLink.Listener {
        @Override
        public void connected() {}

        @Override
        public void heard(ServerMessage message) {
            if (message instanceof ServerMessage.Status) {
                shown.countDown();
            }
        }

        @Override
        public void lost() {}
    }
}

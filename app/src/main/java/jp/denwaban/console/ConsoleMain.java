package jp.denwaban.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.NewSite;
import jp.denwaban.console.wizard.PortScan;
import jp.denwaban.console.wizard.WizardViewModel;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.Vault;

/**
 * The console process. Signing out ends it, because only the end of a process surely lets go of
 * keys; exit code {@value #SIGNED_OUT} asks whoever started it to start a new one, which comes up
 * at the sign-in. The answering process never notices.
 */
public final class ConsoleMain {
    /**
     * The session is over: start me again. {@code EX_TEMPFAIL} of sysexits.h, used by nothing here.
     */
    public static final int SIGNED_OUT = 75;

    /** The law's time, whatever the box is set to. */
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private ConsoleMain() {}

    /**
     * How the window comes up.
     *
     * @param kiosk the whole screen without a frame, and the window cannot be closed
     */
    public record Options(boolean kiosk) {}

    /**
     * Shows the console of an existing site until it ends. Once per process.
     *
     * @return the exit code: {@link #SIGNED_OUT}, or 0 when the window was closed
     * @throws SiteException the settings cannot be read, or another console runs
     * @throws AccountException the people database cannot be used
     */
    public static int run(SiteFolder site, Options options) throws SiteException, AccountException {
        try (ConsoleLock lock = ConsoleLock.take(site)) {
            Vault vault = new Vault(new FileDisk(), site.keys());
            CompletableFuture<Integer> ended = new CompletableFuture<>();
            Console console =
                    new Console(
                            new Console.Ground(site, SettingsFile.read(site), vault),
                            Platform::runLater,
                            Clock.system(JAPAN),
                            ended::complete);
            FxStart.with(() -> ConsoleWindow.show(console, options, ended));
            return await(ended);
        } catch (IOException e) {
            throw new SiteException("S-09", "所属のフォルダに書き込めません。場所と権限を確認してください。", e);
        }
    }

    /**
     * Shows the first-start wizard for a folder that holds no site yet. Once per process.
     *
     * @return {@link #SIGNED_OUT} when the site was made: the next process shows its console; 0
     *     when the window was closed before
     * @throws SiteException S-06 the folder is not empty
     */
    public static int newSite(SiteFolder site, Options options) throws SiteException {
        NewSite.requireFree(site.root());
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Desk desk =
                new Desk(
                        new Strings(),
                        new ConsoleSession(),
                        Platform::runLater,
                        Clock.system(JAPAN));
        WizardViewModel wizard =
                new WizardViewModel(
                        desk,
                        new WizardViewModel.Ground(
                                site, new NewSite(), PortScan.of(Path.of("/dev"))),
                        Worker.start("wizard-worker"),
                        () -> ended.complete(SIGNED_OUT));
        FxStart.with(() -> ConsoleWindow.show(wizard, desk, options, ended));
        return await(ended);
    }

    private static int await(CompletableFuture<Integer> ended) {
        try {
            int code = ended.get();
            Platform.exit();
            return code;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}

package jp.denwaban.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jp.denwaban.account.AccountException;
import jp.denwaban.account.NewSite;
import jp.denwaban.account.PracticeSite;
import jp.denwaban.console.ConsoleMain;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code denwaban run}: the console, of a site, of a new site, or of the practice site. */
@Command(
        name = "run",
        description =
                "Shows the console. Without a site: the practice site (訓練), made ready on the spot.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "The folder of an existing site.")
    private @Nullable Path data;

    @Option(
            names = "--new-site",
            paramLabel = "DIR",
            description = "First start: make a site in this new folder.")
    private @Nullable Path newSite;

    @Option(names = "--kiosk", description = "The whole screen; the window cannot be closed.")
    private boolean kiosk;

    @Override
    public Integer call() throws Refusal {
        if (noDisplay()) {
            throw new Refusal(
                    "no display: start this from a graphical session, or use denwaban demo, which"
                            + " needs none.");
        }
        ConsoleMain.Options options = new ConsoleMain.Options(kiosk);
        try {
            Optional<SiteFolder> fresh = Optional.ofNullable(newSite).map(SiteFolder::new);
            if (fresh.isPresent()) {
                SettingsFile.requireInUse(fresh.get());
            }
            if (fresh.isPresent() && !Files.exists(fresh.get().settings())) {
                return ConsoleMain.newSite(fresh.get(), options);
            }
            SiteFolder site =
                    fresh.isPresent()
                            ? fresh.get()
                            : data == null ? practice() : new SiteFolder(data);
            return SettingsFile.read(site).training()
                    ? practise(site, options)
                    : ConsoleMain.run(site, options);
        } catch (SiteException | AccountException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** Asked before anything is made or started: the window would fail after it. */
    private static boolean noDisplay() {
        return Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .allMatch(name -> System.getenv().getOrDefault(name, "").isEmpty());
    }

    private static int practise(SiteFolder site, ConsoleMain.Options options)
            throws Refusal, SiteException, AccountException {
        PracticeAnswering answering = new PracticeAnswering(site);
        answering.start();
        int code = ConsoleMain.run(site, options);
        if (code != ConsoleMain.SIGNED_OUT) {
            answering.stop();
        }
        return code;
    }

    private static SiteFolder practice() throws SiteException {
        SiteFolder site = new SiteFolder(userData().resolve("denwaban").resolve("practice"));
        PracticeSite.prepare(site, new NewSite(), Instant.now());
        return site;
    }

    /** The environment first: Java's own idea of a home is the password file's. */
    private static Path userData() {
        String data = System.getenv().getOrDefault("XDG_DATA_HOME", "");
        if (!data.isEmpty()) {
            return Path.of(data);
        }
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home", ""));
        return Path.of(home, ".local", "share");
    }
}

package jp.denwaban.cli.dispose;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.denwaban.account.SignIn;
import jp.denwaban.answering.StartException;
import jp.denwaban.answering.StoppedSite;
import jp.denwaban.cli.Refusal;
import jp.denwaban.console.ConsoleLock;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.disposal.Certificate;
import jp.denwaban.disposal.Disposal;
import jp.denwaban.disposal.DisposalException;
import jp.denwaban.disposal.Purpose;
import jp.denwaban.reports.DisposalCertificate;
import jp.denwaban.reports.DisposalSheet;
import jp.denwaban.reports.ReportException;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.open.Vault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code denwaban dispose}: erases a whole site before the box leaves the office. */
@Command(
        name = "dispose",
        description = {
            "Erases everything of a site before return, repair or disposal, and prints a certificate"
                    + " of what ran and what did not. Asks for an administrator's password and for"
                    + " the site's name. Answering and the console must have ended.",
            "After a power cut run it again: it goes on where it was, and asks only who runs it.",
            "The device's own sanitise command cannot be given from here; the certificate has room"
                    + " for it.",
            "Exit code: 0 every step ended well, 1 refused or a step failed, 2 wrong use, 3 only what"
                    + " this program cannot do is left."
        },
        mixinStandardHelpOptions = true)
public final class DisposeCommand implements Callable<Integer> {
    /** All that is left is a person's. */
    static final int LEFT_TO_A_PERSON = 3;

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the site.")
    private Path data;

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "WHY",
            description = "return (返却), repair (修理) or disposal (廃棄).")
    private Purpose purpose;

    @Option(
            names = "--certificate",
            required = true,
            paramLabel = "FILE.pdf",
            description = "Where the 消去証明書 goes: a new file outside the site.")
    private Path certificate;

    @Option(
            names = "--machine",
            paramLabel = "NUMBER",
            description = "The number on the box, for the certificate.")
    private String machine = "";

    private final Ground ground;

    /**
     * What the verb stands on.
     *
     * @param door opens the keys of a site to a password
     */
    record Ground(Optional<Keyboard> keyboard, Door door, Clock clock) {}

    /** The vault of a keys folder. */
    @FunctionalInterface
    interface Door {
        SignIn.KeyDoor of(Path keys);
    }

    public DisposeCommand() {
        this(
                new Ground(
                        Keyboard.ofTheTerminal(),
                        keys -> new Vault(new FileDisk(), keys)::open,
                        Clock.system(JAPAN)));
    }

    DisposeCommand(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Integer call() throws Refusal {
        SiteFolder site = new SiteFolder(data);
        if (!Files.isDirectory(site.root())) {
            throw new Refusal("there is no such folder: " + data);
        }
        requireOutside(site);
        Keyboard keyboard = ground.keyboard().orElseThrow(() -> new Refusal("端末から実行してください。（X-07）"));
        try (Closeable answering = StoppedSite.lock(site);
                ConsoleLock console = ConsoleLock.take(site)) {
            return locked(site, keyboard);
        } catch (StartException | SiteException | DisposalException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Refusal("消去の経過を書けません。媒体を所属の外に出さず、装備課へ連絡してください。（X-03）", e);
        }
    }

    /** Nobody else is at this site, and nobody comes. */
    private int locked(SiteFolder site, Keyboard keyboard)
            throws Refusal, DisposalException, IOException {
        Disposal.Ground under = Disposal.Ground.of(new FileDisk(), site, ground.clock());
        Optional<Disposal> before = Disposal.find(under);
        if (before.isPresent()) {
            String who =
                    keyboard.line("消去を続けます。実施者の職・氏名: ")
                            .filter(text -> !text.isBlank())
                            .orElseThrow(() -> new Refusal("実施者が要ります。（X-07）"));
            return run(under, before.get(), new Certificate.People(machine, who.strip(), false));
        }
        requireOwner(site);
        Disposal.requireOneVolume(site);
        Permission.Given given =
                new Permission(site, keyboard, ground.door().of(site.keys()), ground.clock())
                        .ask(purpose);
        String who = given.person().title() + " " + given.person().name();
        return run(
                under,
                Disposal.begin(under, given.order()),
                new Certificate.People(machine, who, true));
    }

    private int run(Disposal.Ground under, Disposal disposal, Certificate.People people)
            throws Refusal, IOException {
        PrintWriter out = spec.commandLine().getOut();
        disposal.run(new Spoken(out));
        DisposalCertificate said =
                Certificate.of(
                        disposal.account(), under.medium(), people, ground.clock().instant());
        said.conclusion().forEach(out::println);
        out.flush();
        try {
            DisposalSheet.of(said).savePdf(certificate);
        } catch (ReportException e) {
            throw new Refusal("消去証明書を保存できません。場所を変えてもう一度実行してください。（X-09）", e);
        }
        out.println("消去証明書: " + certificate);
        out.flush();
        if (said.complete()) {
            return 0;
        }
        return disposal.account().leftToAPerson(under.medium().kind()) ? LEFT_TO_A_PERSON : 1;
    }

    /** What another user leaves in a site that is not erased after all keeps it from answering. */
    private static void requireOwner(SiteFolder site) throws Refusal, IOException {
        String owner = Files.getOwner(site.root()).getName();
        if (!owner.equals(ProcessHandle.current().info().user().orElse(""))) {
            throw new Refusal("所属のフォルダーの所有者「" + owner + "」として実行してください。何も変更していません。（X-10）");
        }
    }

    /** Inside the site it would be erased, and an older one is not to be written over. */
    private void requireOutside(SiteFolder site) {
        @Nullable Path folder = certificate.toAbsolutePath().normalize().getParent();
        try {
            if (folder == null
                    || !Files.isWritable(folder)
                    || folder.toRealPath().startsWith(site.root().toRealPath())
                    || Files.exists(certificate)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--certificate: a new file in a folder outside the site, please (X-04)");
            }
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--certificate: there is no such folder (X-04)", e);
        }
    }
}

package jp.denwaban.account;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.guidance.PlanException;
import jp.denwaban.guidance.PracticePlan;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/**
 * Makes a site: settings, guidance, keys, people. Everything is made in a folder beside it, which
 * gets the site's name as its last step: a site is there as a whole or not at all.
 */
public final class NewSite {
    /** From a step that begins: for a progress bar. */
    public enum Step {
        SETTINGS,
        GUIDANCE,
        KEYS,
        PEOPLE,
        DONE
    }

    /** Hears of each step as it begins, on the thread that makes the site. */
    @FunctionalInterface
    public interface Progress {
        void begins(Step step);
    }

    /** Puts more into the folder before it gets its name. */
    @FunctionalInterface
    interface Extra {
        void write(SiteFolder unfinished) throws IOException;
    }

    private final Function<Path, Vault> vaults;

    /** Makes sites as the product makes them. */
    public NewSite() {
        this(keys -> new Vault(new FileDisk(), keys));
    }

    /**
     * @param vaults makes the vault of a keys folder
     */
    NewSite(Function<Path, Vault> vaults) {
        this.vaults = vaults;
    }

    /**
     * Makes the site.
     *
     * @param people at least one administrator and one operator; the passwords stay the caller's
     * @return the envelope's code, which stands nowhere on the disk, and the key's fingerprint
     * @throws SiteException S-04 a setting that cannot be, S-06 the folder is not empty, S-07 it
     *     could not be written; nothing is left behind
     */
    public Vault.Created create(
            SiteFolder site,
            SiteSettings settings,
            List<NewPerson> people,
            Instant now,
            Progress progress)
            throws SiteException {
        return create(site, settings, people, now, progress, unfinished -> {});
    }

    Vault.Created create(
            SiteFolder site,
            SiteSettings settings,
            List<NewPerson> people,
            Instant now,
            Progress progress,
            Extra extra)
            throws SiteException {
        requireFree(site.root());
        SiteFolder unfinished = stage(site.root());
        boolean finished = false;
        try {
            Vault.Created created = fill(unfinished, settings, people, now, progress);
            extra.write(unfinished);
            Files.move(unfinished.root(), site.root(), StandardCopyOption.ATOMIC_MOVE);
            finished = true;
            progress.begins(Step.DONE);
            return created;
        } catch (IOException e) {
            throw notWritten(e);
        } finally {
            if (!finished) {
                remove(unfinished.root());
            }
        }
    }

    private Vault.Created fill(
            SiteFolder site,
            SiteSettings settings,
            List<NewPerson> people,
            Instant now,
            Progress progress)
            throws SiteException {
        progress.begins(Step.SETTINGS);
        SettingsFile.write(site, settings);
        try {
            progress.begins(Step.GUIDANCE);
            if (settings.training()) {
                PracticePlan.installAlwaysOpen(site.guidance()); // every key at any hour
            } else {
                PracticePlan.install(site.guidance());
            }
            progress.begins(Step.PEOPLE);
            PersonTable table = PeopleDatabase.open(site.people()).persons();
            for (NewPerson person : people) {
                table.put(person.person());
            }
            progress.begins(Step.KEYS);
            return vaults.apply(site.keys()).create(users(people), now);
        } catch (PlanException | AccountException | VaultException e) {
            throw notWritten(e);
        }
    }

    private static List<NewUser> users(List<NewPerson> people) {
        return people.stream()
                .map(
                        person ->
                                new NewUser(
                                        person.person().id(),
                                        person.person().role(),
                                        person.password()))
                .toList();
    }

    /** Whether a site may be made here: nothing there yet, or an empty folder. */
    public static void requireFree(Path root) throws SiteException {
        try {
            if (Files.exists(root) && !isEmptyFolder(root)) {
                throw new SiteException(
                        "S-06", "このフォルダは空ではありません。空のフォルダか新しい名前を指定してください。場所: " + root + " ");
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static boolean isEmptyFolder(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (var entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }

    /** On the same volume, so that the last step is one rename; readable by its owner only. */
    private static SiteFolder stage(Path root) throws SiteException {
        try {
            Path parent = root.resolveSibling(".");
            Files.createDirectories(parent.normalize());
            return new SiteFolder(
                    Files.createTempDirectory(
                            parent.normalize(),
                            "." + root.getFileName() + ".new-",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static SiteException notWritten(Throwable cause) {
        return new SiteException("S-07", "初期設定を保存できませんでした。記録先の空きと権限を確認してください。", cause);
    }

    private static void remove(Path folder) throws SiteException {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}

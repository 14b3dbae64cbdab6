package jp.denwaban.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.LineAudio;
import jp.denwaban.audio.WavFile;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.guidance.PlanException;
import jp.denwaban.guidance.PracticePlan;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.site.SiteSettings.TrunkLine;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;

/** A site on which power is cut: real settings, guidance and keys, and a person who can listen. */
public final class Office implements AutoCloseable {
    static final int LINES = 8;

    /** A Wednesday forenoon in Japan; nothing here depends on it. */
    static final Instant MORNING = Instant.parse("2026-04-01T01:00:00Z");

    private static final UserId USER = new UserId("kanri");
    private static final char[] PASSWORD = "correct horse battery".toCharArray();
    private static final int LONGEST_PROMPT = LineAudio.RATE_HZ / 10;

    final SiteFolder site;
    final KeyRing keys;

    private Office(SiteFolder site, KeyRing keys) {
        this.site = site;
        this.keys = keys;
    }

    public static Office make(Path root) throws IOException {
        SiteFolder site = new SiteFolder(root);
        List<TrunkLine> lines = new ArrayList<>();
        for (int number = 1; number <= LINES; number++) {
            lines.add(new TrunkLine(number, "inline", "virtual", Optional.empty()));
        }
        try {
            SettingsFile.write(site, new SiteSettings(1, SiteKind.STATION, "試験警察署", true, lines));
            PracticePlan.installAlwaysOpen(site.guidance());
            shorten(site.guidance().resolve("prompts"));
            Vault vault = new Vault(new FileDisk(), site.keys());
            vault.create(List.of(new NewUser(USER, Role.ADMINISTRATOR, PASSWORD.clone())), MORNING);
            for (Path folder : List.of(site.run())) {
                new FileDisk().createFolder(folder);
            }
            return new Office(site, vault.open(USER, PASSWORD.clone()));
        } catch (SiteException | PlanException | VaultException | AudioFileException e) {
            throw new IOException(e);
        }
    }

    /** A start reads them all; what is in them is not the laboratory's business. */
    private static void shorten(Path prompts) throws IOException, AudioFileException {
        try (Stream<Path> all = Files.list(prompts)) {
            for (Path prompt : all.toList()) {
                short[] whole = WavFile.read(prompt).samples();
                Files.delete(prompt);
                WavFile.write(
                        prompt,
                        LineAudio.RATE_HZ,
                        1,
                        Arrays.copyOf(whole, Math.min(whole.length, LONGEST_PROMPT)));
            }
        }
    }

    /** The keys as a disk on which everything is safe. */
    Volume volume() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(site.keys())) {
            for (Path file : all.toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return Volume.holding(files);
    }

    /** Everything a start or a shift has made; settings, guidance and the people's keys stay. */
    void clean() throws IOException {
        List<Path> made = new ArrayList<>();
        try (Stream<Path> all = Files.walk(site.root())) {
            all.filter(this::isMade).forEach(made::add);
        }
        Path scratch = scratch(site.root());
        if (Files.isDirectory(scratch)) {
            try (Stream<Path> all = Files.list(scratch)) {
                all.filter(Files::isRegularFile).forEach(made::add);
            }
        }
        made.sort(Comparator.reverseOrder());
        for (Path path : made) {
            Files.delete(path);
        }
    }

    private boolean isMade(Path path) {
        Path inside = site.root().relativize(path);
        String first = inside.getName(0).toString();
        if (path.equals(site.run())) {
            return false;
        }
        return List.of("recordings", "audit", "run", "erasures", "acknowledged").contains(first)
                || first.startsWith("index")
                || first.equals("keys") && inside.toString().contains("epoch-");
    }

    /**
     * For what a process unpacks beside its site: SQLite's library at every start, which a killed
     * one leaves behind.
     */
    static Path scratch(Path root) {
        return root.resolveSibling(root.getFileName() + "-scratch");
    }

    @Override
    public void close() {
        keys.close();
    }
}

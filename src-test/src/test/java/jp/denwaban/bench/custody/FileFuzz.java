package jp.denwaban.bench.custody;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import jp.denwaban.audio.AudioFileException;
import jp.denwaban.audio.WavFile;
import jp.denwaban.bench.BenchException;
import jp.denwaban.health.SiteClock;
import jp.denwaban.recording.retention.ErasureReport;
import jp.denwaban.recording.retention.ErasureReports;
import jp.denwaban.site.SettingsFile;
import jp.denwaban.site.SiteException;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.site.SiteKind;
import jp.denwaban.site.SiteSettings;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.Epochs;
import jp.denwaban.vault.KeyFile;
import jp.denwaban.vault.PublicKeys;
import jp.denwaban.vault.VaultException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.ServerMessage;
import jp.denwaban.wire.Snapshot;
import jp.denwaban.wire.Wire;
import jp.denwaban.wire.WireException;

/**
 * Spoilt bytes for what else the program reads: a WAV file, key files with mended CRCs, the clock's
 * floor, settings, the report of a day, messages on the wire. A refusal is right; anything else
 * that is thrown is not. Public, because a mutant's trial is loaded apart from it.
 */
public final class FileFuzz {
    private static final Path KEYS = Path.of("/keys");
    private static final Path REPORTS = Path.of("/erasures");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 16);
    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    private final Map<String, byte[]> keyFiles;
    private final RamDisk disk = new RamDisk();
    private final SiteFolder site;
    private final byte[] wav = wav();
    private final byte[] settings;
    private final byte[] report;
    private final List<byte[]> said = new ArrayList<>();
    private final List<byte[]> asked = new ArrayList<>();

    /**
     * @param keyFiles of a keys folder, by name
     */
    public FileFuzz(Map<String, byte[]> keyFiles) {
        this.keyFiles = new TreeMap<>(keyFiles);
        try {
            this.site = new SiteFolder(Scratch.inMemory("parsers").folder());
            SettingsFile.write(site, settings());
            this.settings = Files.readAllBytes(site.settings());
        } catch (BenchException | SiteException e) {
            throw new IllegalStateException("there is no room for a small file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.report = ErasureReports.bytes(reported());
        said().forEach(message -> said.add(bytes(Wire.write(message))));
        asked().forEach(message -> asked.add(bytes(Wire.write(message))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SiteSettings settings() {
        List<SiteSettings.TrunkLine> lines = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            lines.add(new SiteSettings.TrunkLine(number, "inline", "virtual", Optional.empty()));
        }
        return new SiteSettings(SettingsFile.VERSION, SiteKind.STATION, "試験警察署", true, lines);
    }

    private static ErasureReport reported() {
        return ErasureReport.done(
                DAY,
                List.of(new ErasureReport.Erased(DAY.minusDays(15), 333)),
                List.of(),
                List.of(new ErasureReport.Kept(7, DAY.minusDays(15), "E-01")));
    }

    /** 20 ms at 8 kHz, in the shortest header there is. */
    private static byte[] wav() {
        ByteBuffer out = ByteBuffer.allocate(44 + 320).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes("RIFF")).putInt(36 + 320).put(bytes("WAVEfmt ")).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
        out.putShort((short) 2).putShort((short) 16).put(bytes("data")).putInt(320);
        return out.array();
    }

    private static List<ClientMessage> asked() {
        return List.of(
                new ClientMessage.Identify(1, "kanri"),
                new ClientMessage.Prove(2, "AAAA"),
                new ClientMessage.ConfirmClock(3, NOON, false),
                new ClientMessage.WriteEntry(4, "use.began", "form1", Optional.of("AAAA")));
    }

    private static List<ServerMessage> said() {
        LineStatus line =
                new LineStatus(
                        1,
                        LineState.IDLE,
                        NOON,
                        Optional.empty(),
                        Optional.of("3"),
                        Optional.of("交通課"),
                        Optional.of("211"),
                        Optional.empty(),
                        1,
                        1,
                        0,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        true,
                        Optional.empty());
        Snapshot snapshot =
                new Snapshot(
                        NOON,
                        false,
                        Snapshot.Mode.values()[0],
                        List.of(line),
                        new Snapshot.Today(3, 1, 1, 1, 0, 0, List.of(0, 3)),
                        new Snapshot.Disk(
                                10,
                                1L << 36,
                                20,
                                10,
                                Optional.of(new Snapshot.Forecast(1L << 30, true, 40, 3))),
                        new Snapshot.Guidance(
                                "執務時間",
                                1,
                                List.of(new Snapshot.Guidance.Span(LocalTime.NOON, "夜間", false)),
                                Optional.empty()),
                        List.of(new Snapshot.Alarm(1, 2, NOON, "L-01", Optional.of(1), false)));
        return List.of(
                new ServerMessage.Hello(Wire.VERSION, "試験警察署", true),
                new ServerMessage.Status(snapshot),
                new ServerMessage.Challenge(1, "AAAA"),
                new ServerMessage.Done(2, Optional.of("AAAA")));
    }

    /** One of them; a second of it is counted by whoever asks. */
    public void execution(Random random) {
        int drawn = random.nextInt(40);
        if (drawn < 8) {
            wav(random);
        } else if (drawn < 18) {
            keys(random);
        } else if (drawn < 19) {
            floor(random);
        } else if (drawn < 20) {
            settings(random);
        } else if (drawn < 25) {
            report(random);
        } else {
            wire(random);
        }
    }

    private void wav(Random random) {
        try {
            WavFile.read("spoilt.wav", new ByteArrayInputStream(spoilt(wav, random)));
        } catch (AudioFileException e) {
            // refused, in words
        }
    }

    /** All of them, one spoilt; both of its pages alike, or the other one would be read. */
    private void keys(Random random) {
        List<String> names = List.copyOf(keyFiles.keySet());
        String hit = names.get(random.nextInt(names.size()));
        keyFiles.forEach((name, bytes) -> disk.show(KEYS.resolve(name), bytes, bytes.length));
        byte[] page = Arrays.copyOf(keyFiles.getOrDefault(hit, new byte[0]), KeyFile.PAGE);
        byte[] spoilt = Arrays.copyOf(spoilt(page, random), KeyFile.PAGE);
        if (random.nextInt(4) > 0) {
            ByteBuffer.wrap(spoilt)
                    .putInt(KeyFile.PAGE - 4, Digests.crc32c(spoilt, 0, KeyFile.PAGE - 4));
        }
        byte[] both = Arrays.copyOf(spoilt, 2 * KeyFile.PAGE);
        System.arraycopy(spoilt, 0, both, KeyFile.PAGE, KeyFile.PAGE);
        disk.show(KEYS.resolve(hit), both, both.length);
        try {
            PublicKeys.read(disk, KEYS);
            new Epochs(disk, KEYS).read(1);
        } catch (VaultException e) {
            // refused, with its reason
        }
    }

    private void floor(Random random) {
        byte[] line = bytes("%d %d %d %d".formatted(NOON.toEpochMilli(), 1000, 0, -20));
        try {
            Path floor = site.root().resolve("clock-floor");
            Files.write(floor, spoilt(line, random));
            SiteClock.start(floor, () -> NOON, () -> 0).instant();
        } catch (IOException e) {
            // refused: a start says T-02
        }
    }

    private void settings(Random random) {
        try {
            Files.write(site.settings(), spoilt(settings, random));
            SettingsFile.read(site);
        } catch (SiteException e) {
            // refused, with its code
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(Random random) {
        byte[] bytes = spoilt(report, random);
        disk.show(REPORTS.resolve(DAY + ".json"), bytes, bytes.length);
        try {
            new ErasureReports(disk, REPORTS).read(DAY);
        } catch (IOException e) {
            // refused
        }
    }

    private void wire(Random random) {
        try {
            if (random.nextBoolean()) {
                Wire.readServer(line(said, random));
            } else {
                Wire.readClient(line(asked, random));
            }
        } catch (WireException e) {
            // refused: the connection ends
        }
    }

    private static String line(List<byte[]> lines, Random random) {
        return new String(
                spoilt(lines.get(random.nextInt(lines.size())), random), StandardCharsets.UTF_8);
    }

    /** Cut, and up to four bytes changed; lengths and counts stand early, so early bytes more. */
    public static byte[] spoilt(byte[] whole, Random random) {
        byte[] spoilt =
                random.nextInt(4) == 0
                        ? Arrays.copyOf(whole, random.nextInt(whole.length + 1))
                        : whole.clone();
        for (int hit = random.nextInt(4); hit >= 0 && spoilt.length > 0; hit--) {
            int most = random.nextBoolean() ? spoilt.length : Math.min(spoilt.length, 1024);
            spoilt[random.nextInt(most)] = (byte) random.nextInt();
        }
        return spoilt;
    }
}

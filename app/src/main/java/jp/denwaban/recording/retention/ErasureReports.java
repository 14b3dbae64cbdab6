package jp.denwaban.recording.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;

/**
 * The folder of the daily reports: one file a business day, {@code 2026-11-24.json}, whole or not
 * there, and never changed.
 */
public final class ErasureReports {
    private static final Pattern NAME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.json");
    private static final String UNFINISHED = ".new";
    private static final String WITHDRAWN = ".withdrawn";

    /** Ten thousand calls that stay, a hundred bytes each, four times over. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private final Disk disk;
    private final Path folder;

    public ErasureReports(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /**
     * The newest day before {@code today} that has its report: one of a day to come was made while
     * the time was wrong, and says nothing. A name that is no day's is somebody else's file.
     */
    public Optional<LocalDate> lastBefore(LocalDate today) throws IOException {
        return days().filter(day -> day.isBefore(today)).max(LocalDate::compareTo);
    }

    /** The same of those that tell of a day whose erasing was done; others are passed over. */
    public Optional<LocalDate> lastDoneBefore(LocalDate today) throws IOException {
        return days().filter(day -> day.isBefore(today))
                .sorted(Comparator.reverseOrder())
                .filter(day -> is(ErasureReport.State.DONE, day))
                .findFirst();
    }

    private boolean is(ErasureReport.State state, LocalDate day) {
        try {
            return read(day).filter(report -> report.state() == state).isPresent();
        } catch (IOException e) {
            // One that cannot be read says nothing of its day.
            return false;
        }
    }

    /**
     * Days, in order, whose reports were made by a time that had run ahead: those after today, and
     * days up to today that were made up for as OFF by the same hand. Empty if it never had.
     */
    public List<LocalDate> madeAhead(LocalDate today) throws IOException {
        List<LocalDate> made =
                new ArrayList<>(days().filter(day -> day.isAfter(today)).sorted().toList());
        LocalDate day = today;
        while (!made.isEmpty() && is(ErasureReport.State.OFF, day)) {
            made.add(0, day);
            day = day.minusDays(1);
        }
        return made;
    }

    /** Takes reports out of the way of those that are to be made; they stay to be read. */
    public void withdraw(List<LocalDate> days) throws IOException {
        for (LocalDate day : days) {
            Path file = file(day);
            disk.rename(file, file.resolveSibling(file.getFileName() + WITHDRAWN));
        }
        disk.forceFolder(folder);
    }

    private Stream<LocalDate> days() throws IOException {
        return disk.names(folder).stream().flatMap(name -> day(name).stream());
    }

    private static Optional<LocalDate> day(String name) {
        Matcher matcher = NAME.matcher(name);
        try {
            return matcher.matches()
                    ? Optional.of(LocalDate.parse(matcher.group(1)))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public boolean has(LocalDate day) {
        return disk.exists(file(day));
    }

    /** Whether a file has the name of a day's report. */
    static boolean named(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    /** The report of one day. */
    public Optional<ErasureReport> read(LocalDate day) throws IOException {
        Optional<byte[]> stored = stored(day);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            ErasureReport report = JSON.readValue(stored.get(), ErasureReport.class);
            if (report == null || report.version() != ErasureReport.VERSION) {
                throw new IOException("a report of another version");
            }
            return Optional.of(report);
        } catch (DateTimeException e) {
            // A day beyond all days comes out of the JSON library as it is.
            throw new IOException("a report with a day that is none", e);
        }
    }

    /** Whether the chain announced the report of a day as it is. */
    public boolean holds(LocalDate day, AnnouncedReports announced) throws IOException {
        return stored(day).filter(bytes -> announced.holds(day + ".json", bytes)).isPresent();
    }

    private Optional<byte[]> stored(LocalDate day) throws IOException {
        if (!has(day)) {
            return Optional.empty();
        }
        try (DiskFile in = disk.openReadOnly(file(day))) {
            return Optional.of(in.read(0, LARGEST));
        }
    }

    /** The bytes that will stand in its file. */
    public static byte[] bytes(ErasureReport report) {
        try {
            return (JSON.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and words can always be written", e);
        }
    }

    /** Writes a day's report, once: durable when this returns. */
    public void write(ErasureReport report) throws IOException {
        disk.createFolder(folder);
        Path file = file(report.day());
        Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
        if (disk.exists(fresh)) {
            disk.delete(fresh);
        }
        try (DiskFile out = disk.create(fresh)) {
            out.write(bytes(report), 0);
            out.force();
        }
        disk.rename(fresh, file);
        disk.forceFolder(folder);
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + ".json");
    }
}

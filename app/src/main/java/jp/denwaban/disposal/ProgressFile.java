package jp.denwaban.disposal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.DiskFile;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Digests;

/**
 * How far an erasure has come, in the site's folder; the one file that stays. As long as it is
 * there nobody answers or signs in at this site.
 *
 * <p>{@value #BYTES} bytes, made as a whole, because the disk will be full later. Lines of UTF-8,
 * each followed by a blank, the CRC32C of what stands before as 8 hexadecimal digits, and a
 * newline; zeros behind the last. What is behind the first line that is not whole was never
 * acknowledged. See {@link ProgressText} for the lines.
 */
final class ProgressFile {
    /** Some hundred runs of ten lines each; who comes near it has a disk to destroy by hand. */
    static final int BYTES = 64 * 1024;

    private static final String UNFINISHED = ".new";
    private static final int CRC_CHARACTERS = 8;

    private final Disk disk;
    private final Path file;
    private Account account;
    private int end;

    private ProgressFile(Disk disk, Path file, Account account, int end) {
        this.disk = disk;
        this.file = file;
        this.account = account;
        this.end = end;
    }

    /** From here on the site is one that is being erased; durable when this returns. */
    static ProgressFile begin(Disk disk, SiteFolder site, Order order) throws IOException {
        Path file = site.disposal();
        Path fresh = file.resolveSibling(file.getFileName() + UNFINISHED);
        if (disk.exists(fresh)) {
            disk.delete(fresh);
        }
        byte[] head = line(ProgressText.of(order));
        try (DiskFile out = disk.create(fresh)) {
            out.write(Arrays.copyOf(head, BYTES), 0);
            out.force();
        }
        disk.rename(fresh, file);
        disk.forceFolder(site.root());
        return new ProgressFile(disk, file, Account.begun(order), head.length);
    }

    /**
     * What an erasure before this one has written; empty where none has begun.
     *
     * @throws DisposalException X-03 it is there and does not say what was ordered
     */
    static Optional<ProgressFile> find(Disk disk, SiteFolder site)
            throws IOException, DisposalException {
        Path file = site.disposal();
        if (!disk.exists(file)) {
            return Optional.empty();
        }
        try (DiskFile in = disk.openReadOnly(file)) {
            byte[] bytes = in.read(0, BYTES);
            Optional<String> head = lineAt(bytes, 0);
            Order order =
                    head.flatMap(ProgressText::order)
                            .orElseThrow(
                                    () ->
                                            new DisposalException(
                                                    "X-03",
                                                    "消去の経過が読めません。何が消去されたか確かめられないため、媒体を所属の外に出さず、装備課へ連絡してください。"));
            ProgressFile found =
                    new ProgressFile(
                            disk, file, Account.begun(order), line(head.orElseThrow()).length);
            found.readOn(bytes);
            return Optional.of(found);
        }
    }

    private void readOn(byte[] bytes) {
        for (Optional<String> next = lineAt(bytes, end);
                next.isPresent();
                next = lineAt(bytes, end)) {
            account = ProgressText.read(account, next.get());
            end += line(next.get()).length;
        }
    }

    Account account() {
        return account;
    }

    /** One more run begins. */
    void runAgain() throws IOException {
        append(ProgressText.RUN, account.runAgain());
    }

    /** A step has ended so; durable when this returns. */
    void ended(Step step, Result result) throws IOException {
        append(ProgressText.of(step, result), account.with(step, result));
    }

    /** Every step has been tried. */
    void ended(Instant at) throws IOException {
        append(ProgressText.of(at), account.endedAt(at));
    }

    private void append(String text, Account after) throws IOException {
        byte[] line = line(text);
        if (end + line.length > BYTES) {
            throw new IOException("the progress file is full");
        }
        try (DiskFile out = disk.open(file)) {
            out.write(line, end);
            out.force();
        }
        end += line.length;
        account = after;
    }

    private static byte[] line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "%s %08x\n"
                .formatted(text, Digests.crc32c(bytes, 0, bytes.length))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> lineAt(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                int text = at - from - CRC_CHARACTERS - 1;
                if (text < 0) {
                    return Optional.empty();
                }
                String whole = new String(bytes, from, text, StandardCharsets.UTF_8);
                byte[] found = Arrays.copyOfRange(bytes, from, at + 1);
                return Arrays.equals(line(whole), found) ? Optional.of(whole) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}

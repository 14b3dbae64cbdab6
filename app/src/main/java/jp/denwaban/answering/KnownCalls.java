package jp.denwaban.answering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.denwaban.audit.AuditEntry;
import jp.denwaban.audit.ChainTail;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.disk.Disk;
import jp.denwaban.recording.SealedName;

/**
 * What speaks of calls beside the index: the names of the sealed files and the audit chain. Neither
 * is opened for it.
 */
final class KnownCalls {
    /**
     * Calls that rang and of which nothing became durable, or whose entries stand in another order:
     * one for each of 64 lines, and room to spare.
     */
    private static final long MARGIN = 1000;

    private static final Pattern NUMBER = Pattern.compile("call=([0-9]{1,17})(?: .*)?");

    private final Disk disk;
    private final Path recordings;
    private final Path audit;

    KnownCalls(Disk disk, Path recordings, Path audit) {
        this.disk = disk;
        this.recordings = recordings;
        this.audit = audit;
    }

    /** Names of the sealed files that lie there. */
    List<String> files() throws IOException {
        return disk.names(recordings);
    }

    /** No call can have had a higher number. */
    long lastNumber() throws IOException {
        long last = ChainTail.highest(disk, audit, KnownCalls::number).orElse(0L);
        for (String name : files()) {
            last = Math.max(last, SealedName.parse(name).map(one -> one.call().value()).orElse(0L));
        }
        return last + MARGIN;
    }

    private static Optional<Long> number(AuditEntry entry) {
        Matcher matcher = NUMBER.matcher(entry.detail());
        return entry.code().equals(EntryCode.CALL_REGISTERED.text()) && matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1)))
                : Optional.empty();
    }
}

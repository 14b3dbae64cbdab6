package jp.denwaban.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an entry says.
 *
 * @param code what happened, such as {@code recording.cut}; the list is {@link EntryCode}
 * @param detail no personal data: no name, number, time of a call
 * @param sealedDetail what is personal, sealed by {@code Purpose.AUDIT_DETAIL}
 */
public record AuditEntry(
        Instant at,
        boolean clockDoubtful,
        String code,
        String detail,
        Optional<byte[]> sealedDetail) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    /** Bytes of UTF-8; an entry is a sentence, not a file. */
    public static final int LONGEST_DETAIL = 4096;

    public static final int LONGEST_SEALED_DETAIL = 4096;

    public AuditEntry {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not an entry's code: " + code);
        }
        int length = detail.getBytes(StandardCharsets.UTF_8).length;
        int sealed = sealedDetail.map(bytes -> bytes.length).orElse(0);
        if (length > LONGEST_DETAIL || sealed > LONGEST_SEALED_DETAIL) {
            throw new IllegalArgumentException("a detail of " + length + " + " + sealed);
        }
    }
}

package jp.denwaban.recording;

import java.time.LocalDate;
import jp.denwaban.vault.Sealed;

/**
 * The clear part of a sealed file's header.
 *
 * @param createdOn business day (+09:00) the file was begun
 */
public record SealedHeader(
        int generation,
        byte[] recordingId,
        SealedName name,
        int epoch,
        int line,
        LocalDate createdOn,
        Sealed fileKey) {}

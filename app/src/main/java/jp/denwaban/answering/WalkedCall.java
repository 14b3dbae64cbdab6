package jp.denwaban.answering;

import java.time.LocalDate;
import java.util.Optional;
import jp.denwaban.call.CallNumber;
import jp.denwaban.recording.index.RetentionTable.KeptFile;

/** What the files of one call say, while the scan walks past them. */
final class WalkedCall {
    private final KeptFile row;
    private Optional<LocalDate> acquired = Optional.empty();
    private boolean unsure;

    /**
     * @param row of any of its files
     */
    WalkedCall(KeptFile row) {
        this.row = row;
    }

    CallNumber number() {
        return row.file().call();
    }

    /** As its row says. */
    LocalDate day() {
        return row.day();
    }

    /** One of its files says so; the last day of all counts. */
    void says(LocalDate day) {
        if (acquired.filter(known -> !day.isAfter(known)).isEmpty()) {
            acquired = Optional.of(day);
        }
    }

    /** Only a call whose every file still is as long as its row says may lose days. */
    void unsure() {
        unsure = true;
    }

    /** The day to be believed instead of the row's, if there is one. */
    Optional<LocalDate> other() {
        return acquired.filter(
                day -> !day.equals(day()) && !row.erased() && (day.isAfter(day()) || !unsure));
    }
}

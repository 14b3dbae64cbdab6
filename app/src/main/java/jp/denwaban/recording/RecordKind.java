package jp.denwaban.recording;

import java.util.Optional;

/** What one record of a sealed file holds; the code stands in the file. */
public enum RecordKind {
    META(1),
    AUDIO(2),
    GAP(3),
    END(4);

    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<RecordKind> of(int code) {
        for (RecordKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

package jp.denwaban.powercut;

import java.nio.file.Path;
import java.time.LocalDate;
import jp.denwaban.audit.Anchor;
import jp.denwaban.vault.KeyFile;

/** Something the program said was safe: from then on no power cut may take it away. */
sealed interface Ack {

    /** An entry of the chain, by its sign on paper. */
    record Entered(Anchor anchor) implements Ack {}

    /** So many samples of both legs of a call. */
    record Recorded(long call, long samples) implements Ack {}

    /** What is known of a call beside its voice. */
    record Described(long call) implements Ack {}

    record Registered(long call, LocalDate day) implements Ack {}

    /** No start will say an earlier time: milliseconds since 1970. */
    record Floor(long millis) implements Ack {}

    /** The key that tags the entries of one start. */
    record Begun(int epoch, byte[] key) implements Ack {}

    /** A key file's contents, from which nothing of the contents before is left. */
    record Kept(Path file, KeyFile.Kind kind, byte[] body) implements Ack {}

    /** A sealed file whose time was over is gone: by its name, and by the header it had. */
    record Erased(Path file, byte[] header) implements Ack {}

    /** 自動消去記録 of a day. */
    record Reported(Path file) implements Ack {}
}

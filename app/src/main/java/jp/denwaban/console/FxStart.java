package jp.denwaban.console;

import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;

/** Starts JavaFX in this process, once. */
final class FxStart {
    /**
     * The logger and the one sentence that is not let through: JavaFX says at every start that it
     * stands on the class path. It does so on purpose, because one list of jars serves the verbs
     * with and without a window; nothing of it is wrong on a machine with one JavaFX only.
     */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final String EXPECTED = "Unsupported JavaFX configuration: classes were loaded";

    private FxStart() {}

    /**
     * @param first runs on the JavaFX thread
     */
    static void with(Runnable first) {
        JAVAFX.setFilter(FxStart::news);
        Platform.startup(first);
    }

    private static boolean news(LogRecord said) {
        return said.getMessage() == null || !said.getMessage().startsWith(EXPECTED);
    }
}

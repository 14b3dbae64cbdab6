package jp.denwaban.cli.dispose;

import java.io.Console;
import java.util.Optional;

/** Asks the person at the terminal. Empty when he ends it, or when there is no terminal. */
interface Keyboard {

    Optional<String> line(String question);

    /** Nothing of it is shown; the characters are the caller's to wipe. */
    Optional<char[]> secret(String question);

    /** The one of this process. */
    static Optional<Keyboard> ofTheTerminal() {
        return Optional.ofNullable(System.console()).map(Terminal::new);
    }

    /** The terminal the process was started at. */
    record Terminal(Console console) implements Keyboard {
        @Override
        public Optional<String> line(String question) {
            return Optional.ofNullable(console.readLine("%s", question));
        }

        @Override
        public Optional<char[]> secret(String question) {
            return Optional.ofNullable(console.readPassword("%s", question));
        }
    }
}

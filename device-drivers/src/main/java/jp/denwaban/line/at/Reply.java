package jp.denwaban.line.at;

import java.util.Optional;

/**
 * How a card ends its answer to one command.
 *
 * @see "ITU-T V.250, 5.7: result codes"
 */
public enum Reply {
    OK,
    ERROR,
    CONNECT;

    /** What the line says, if it is a final result and not information. */
    public static Optional<Reply> of(String line) {
        if (line.equals("OK") || line.equals("VCON")) {
            return Optional.of(OK);
        }
        if (line.equals("CONNECT") || line.startsWith("CONNECT ")) {
            return Optional.of(CONNECT);
        }
        return switch (line) {
            case "ERROR", "NO CARRIER", "NO DIALTONE", "NO DIAL TONE", "NO ANSWER", "BUSY" ->
                    Optional.of(ERROR);
            default -> line.startsWith("+CME ERROR") ? Optional.of(ERROR) : Optional.empty();
        };
    }
}

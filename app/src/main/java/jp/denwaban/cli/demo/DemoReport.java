package jp.denwaban.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What the demonstration saw.
 *
 * @param rang calls whose bell rang at a card, by the exchange's own count
 * @param registered calls in the index
 * @param recorded calls with a conversation in their sealed file
 * @param genuine files whose every record was decrypted and is what was sealed
 * @param problems what a person should read; empty when all is well
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DemoReport(
        long seed,
        int rang,
        int registered,
        int recorded,
        int genuine,
        List<Line> calls,
        Optional<Kill> kill,
        List<String> problems,
        String pdf,
        String data) {

    /** One call; a key or destination there was none of is {@code null}, never left out. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            long number,
            int line,
            String pty,
            Optional<String> key,
            Optional<String> destination,
            String outcome,
            double seconds,
            String verdict) {}

    /**
     * What the killing showed.
     *
     * @param bypassSeconds from the kill to the last line's relay
     * @param bridgedTalks conversations that were going on and went on
     * @param atAttendant callers after the kill whom the conventional switchboard took
     * @param recordsBefore durable records on disk at the kill
     * @param recordsAfter of the same files after the restart
     */
    public record Kill(
            double bypassSeconds,
            int bridgedTalks,
            int atAttendant,
            long recordsBefore,
            long recordsAfter,
            int cutFiles,
            int cutFilesOpened) {}
}

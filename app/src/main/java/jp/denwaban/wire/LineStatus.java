package jp.denwaban.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * One line in one snapshot.
 *
 * @param since when this call began to ring, or when the state began where there is no call
 * @param caller empty for anyone not signed in, and for an idle line
 * @param key the digit that was chosen
 * @param destination name of the office being called or talked to
 * @param extension of the destination, digits only
 * @param guidance name and revision while guidance plays
 * @param rings heard so far while ringing
 * @param pass of the menu, from 1
 * @param noInputs so far
 * @param attention why the tile asks for attention, a code such as {@code R-05}
 * @param attentionSeconds the number its sentence needs: how long already, or how long still
 * @param faultCode why the line is in fault
 * @param watchdogFed whether the card was fed in the last three seconds
 * @param recording how the recording that runs sounds, or, on an idle line, how the last one did;
 *     empty without one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LineStatus(
        int number,
        LineState state,
        Instant since,
        Optional<MaskedCaller> caller,
        Optional<String> key,
        Optional<String> destination,
        Optional<String> extension,
        Optional<GuidanceName> guidance,
        int rings,
        int pass,
        int noInputs,
        Optional<String> attention,
        int attentionSeconds,
        Optional<String> faultCode,
        boolean watchdogFed,
        Optional<Quality> recording) {

    /** Of a line without a recording. */
    public LineStatus(
            int number,
            LineState state,
            Instant since,
            Optional<MaskedCaller> caller,
            Optional<String> key,
            Optional<String> destination,
            Optional<String> extension,
            Optional<GuidanceName> guidance,
            int rings,
            int pass,
            int noInputs,
            Optional<String> attention,
            int attentionSeconds,
            Optional<String> faultCode,
            boolean watchdogFed) {
        this(
                number,
                state,
                since,
                caller,
                key,
                destination,
                extension,
                guidance,
                rings,
                pass,
                noInputs,
                attention,
                attentionSeconds,
                faultCode,
                watchdogFed,
                Optional.empty());
    }

    /** The lamp of a recording. */
    public enum Quality {
        /** 録音良好. */
        GOOD,
        /** 要確認: level, silence, clipping or gaps are out of bounds. */
        CHECK
    }

    /** The last four digits, or the reason why there are none. Exactly one is present. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record MaskedCaller(Optional<String> tail, Optional<String> absent) {}

    public record GuidanceName(String name, int revision) {}
}

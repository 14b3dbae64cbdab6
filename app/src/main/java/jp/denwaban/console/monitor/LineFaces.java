package jp.denwaban.console.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jp.denwaban.console.Strings;
import jp.denwaban.console.monitor.LineFace.Kind;
import jp.denwaban.console.monitor.LineFace.Lamp;
import jp.denwaban.wire.LineState;
import jp.denwaban.wire.LineStatus;
import jp.denwaban.wire.LineStatus.MaskedCaller;
import jp.denwaban.wire.LineStatus.Quality;

/** Words a line's status for its tile. Pure: the time and who is looking are arguments. */
public final class LineFaces {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** A call longer than this is drawn in hours. */
    private static final long SHOWN_MINUTES = 100;

    private final Strings words;
    private final ZoneId zone;

    public LineFaces(Strings words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /**
     * @param signedIn without it no caller is worded, whatever the status carries
     */
    public LineFace face(LineStatus line, Instant now, boolean signedIn) {
        LineState state = line.state();
        Kind kind = kind(state);
        boolean inCall = kind == Kind.WORKING || kind == Kind.TALKING;
        Lamp lamp = lamp(line, kind);
        return new LineFace(
                line.number(),
                state,
                kind,
                words.text("line.state." + key(state)),
                signedIn && inCall ? caller(line) : "",
                inCall ? elapsed(line.since(), now) : "",
                line.key().orElse(""),
                line.destination().orElse(""),
                line.extension().orElse(""),
                line.destination().isPresent() ? "" : doing(line),
                strip(line, kind, "line.attention"),
                strip(line, kind, "line.attention.short").orElse(""),
                lamp,
                lampWord(lamp, inCall),
                lamp == Lamp.OUT ? "" : words.text("line.lamp." + key(lamp) + ".means"),
                state == LineState.TALKING ? words.text("line.not-recorded") : "",
                kind == Kind.FAULT ? fault(line) : "",
                kind == Kind.FAULT ? shortFault(line) : "",
                kind == Kind.FAULT ? TIME.format(line.since().atZone(zone)) : "");
    }

    String word(LineState state) {
        return words.text("line.state." + key(state));
    }

    private static Kind kind(LineState state) {
        return switch (state) {
            case IDLE, OUT_OF_SERVICE, BYPASS -> Kind.IDLE;
            case RINGING, GUIDING, CHOOSING, TRANSFERRING, CLOSING -> Kind.WORKING;
            case RECORDING, TALKING -> Kind.TALKING;
            case FAULT -> Kind.FAULT;
        };
    }

    /** An idle tile all but vanishes: it only tells of a recording that somebody should hear. */
    private static Lamp lamp(LineStatus line, Kind kind) {
        boolean check = line.recording().equals(Optional.of(Quality.CHECK));
        return switch (kind) {
            case WORKING, TALKING ->
                    line.recording().isEmpty() ? Lamp.OUT : check ? Lamp.CHECK : Lamp.GOOD;
            case IDLE -> check ? Lamp.CHECK : Lamp.OUT;
            case FAULT -> Lamp.OUT;
        };
    }

    private String lampWord(Lamp lamp, boolean inCall) {
        if (lamp == Lamp.OUT) {
            return "";
        }
        return words.text(inCall ? "line.lamp." + key(lamp) : "line.lamp.last");
    }

    private static String key(Lamp lamp) {
        return lamp.name().toLowerCase(Locale.ROOT);
    }

    private static String key(LineState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String caller(LineStatus line) {
        if (line.caller().isEmpty()) {
            return line.state() == LineState.RINGING ? words.text("line.caller.receiving") : "";
        }
        MaskedCaller caller = line.caller().get();
        return caller.tail()
                .map(tail -> words.text("line.caller.tail", tail))
                .orElseGet(
                        () ->
                                words.coded(
                                        "line.caller",
                                        caller.absent()
                                                .orElse("unknown")
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')));
    }

    static String elapsed(Instant since, Instant now) {
        long seconds = Math.max(0, Duration.between(since, now).toSeconds());
        long minutes = seconds / 60;
        return minutes < SHOWN_MINUTES
                ? String.format("%02d:%02d", minutes, seconds % 60)
                : String.format("%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }

    private String doing(LineStatus line) {
        return switch (line.state()) {
            case RINGING -> words.text("line.doing.ringing", Integer.toString(line.rings()));
            case GUIDING ->
                    line.guidance()
                            .map(
                                    guidance ->
                                            words.text(
                                                    "line.doing.guiding",
                                                    guidance.name(),
                                                    Integer.toString(guidance.revision())))
                            .orElse("");
            case CHOOSING ->
                    words.text(
                            "line.doing.choosing",
                            Integer.toString(line.pass()),
                            Integer.toString(line.noInputs()));
            case CLOSING -> words.text("line.doing.closing");
            case BYPASS -> words.text("line.doing.bypass");
            case OUT_OF_SERVICE -> words.text("line.doing.out-of-service");
            case IDLE, TRANSFERRING, RECORDING, TALKING, FAULT -> "";
        };
    }

    private Optional<String> strip(LineStatus line, Kind kind, String prefix) {
        if (kind == Kind.FAULT) {
            return Optional.empty();
        }
        if (line.attention().isPresent()) {
            String seconds = Integer.toString(line.attentionSeconds());
            return Optional.of(words.coded(prefix, line.attention().get(), seconds));
        }
        boolean guarded =
                line.state() != LineState.BYPASS && line.state() != LineState.OUT_OF_SERVICE;
        return guarded && !line.watchdogFed()
                ? Optional.of(words.text("line.attention.watchdog"))
                : Optional.empty();
    }

    private String fault(LineStatus line) {
        String code = line.faultCode().orElse("L-00");
        return words.coded("line.fault", code) + "\n" + words.text("code", code);
    }

    private String shortFault(LineStatus line) {
        String code = line.faultCode().orElse("L-00");
        return words.coded("line.fault.short", code) + "\n" + words.text("code", code);
    }
}

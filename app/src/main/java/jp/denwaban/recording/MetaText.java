package jp.denwaban.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import jp.denwaban.call.CallNumber;
import jp.denwaban.call.Caller;
import jp.denwaban.call.Digit;
import jp.denwaban.call.Outcome;

/**
 * {@link CallMeta} as it stands inside a META record: one JSON object in UTF-8.
 *
 * <pre>
 * v            1, or 2 with a quality
 * number       call number
 * line         line number
 * caller       digits, or
 * absent       WITHHELD PAYPHONE UNAVAILABLE SERVICE_CONFLICT RECEIVE_ERROR NO_SERVICE
 * rang         ISO 8601 in UTC
 * doubtful     true if the clock was 疑義
 * answered     ISO 8601, or absent; so are all that follow
 * key          one character
 * destination  name
 * talkFrom     ISO 8601
 * audioFromMs  milliseconds from the first frame heard to the first recorded
 * ended        ISO 8601
 * outcome      name of an Outcome
 * quality      of the recording; only in version 2, and never absent there
 * </pre>
 *
 * The quality is an object of two, caller and staff, each of whole numbers:
 *
 * <pre>
 * levelDbfs       root mean square of what sounds, -96 to 0
 * heardMillis     length of all that was heard
 * silentPermille  share below -50 dBFS
 * clippedPpm      samples at full scale, three or more together, of those that sound
 * gaps            stretches not heard
 * missingMillis   their length
 * </pre>
 */
final class MetaText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;
    private static final int WITH_QUALITY = 2;

    /** A name on a button; longer ones would be another thing. Keeps META inside one record. */
    private static final int LONGEST_DESTINATION = 200;

    private MetaText() {}

    static byte[] write(CallMeta meta) {
        ObjectNode out = JSON.createObjectNode();
        out.put("v", meta.quality().isPresent() ? WITH_QUALITY : VERSION);
        out.put("number", meta.number().value());
        out.put("line", meta.line());
        if (meta.caller() instanceof Caller.Number number) {
            out.put("caller", number.digits());
        } else if (meta.caller() instanceof Caller.Absent absent) {
            out.put("absent", absent.name());
        }
        out.put("rang", meta.rang().toString());
        out.put("doubtful", meta.clockDoubtful());
        put(out, "answered", meta.answered());
        put(out, "key", meta.key());
        put(out, "destination", meta.destination().map(MetaText::shortened));
        put(out, "talkFrom", meta.talkFrom());
        meta.audioFrom().ifPresent(from -> out.put("audioFromMs", from.toMillis()));
        put(out, "ended", meta.ended());
        put(out, "outcome", meta.outcome().map(Outcome::name));
        meta.quality().ifPresent(how -> QualityText.write(out.putObject("quality"), how));
        try {
            return JSON.writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts cannot fail to be written", e);
        }
    }

    private static void put(ObjectNode out, String name, Optional<?> value) {
        value.ifPresent(present -> out.put(name, present.toString()));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_DESTINATION));
    }

    /** Empty for anything that is not such an object. */
    static Optional<CallMeta> read(byte[] bytes) {
        try {
            JsonNode in = JSON.readTree(bytes);
            int version = in == null ? 0 : in.path("v").asInt();
            return switch (version) {
                case VERSION -> Optional.of(parse(in));
                case WITH_QUALITY ->
                        Optional.of(parse(in).with(QualityText.read(in.path("quality"))));
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static CallMeta parse(JsonNode in) {
        return new CallMeta(
                new CallNumber(in.path("number").asLong()),
                in.path("line").asInt(),
                caller(in),
                Instant.parse(in.path("rang").asText()),
                in.path("doubtful").asBoolean(),
                optional(in, "answered", Instant::parse),
                optional(in, "key", text -> new Digit(text.charAt(0))),
                optional(in, "destination", Function.identity()),
                optional(in, "talkFrom", Instant::parse),
                optional(in, "audioFromMs", text -> Duration.ofMillis(Long.parseLong(text))),
                optional(in, "ended", Instant::parse),
                optional(in, "outcome", Outcome::valueOf));
    }

    private static Caller caller(JsonNode in) {
        return in.has("caller")
                ? new Caller.Number(in.path("caller").asText())
                : Caller.Absent.valueOf(in.path("absent").asText());
    }

    private static <T> Optional<T> optional(JsonNode in, String name, Function<String, T> read) {
        return in.hasNonNull(name)
                ? Optional.of(in.path(name).asText()).filter(t -> !t.isEmpty()).map(read)
                : Optional.empty();
    }
}

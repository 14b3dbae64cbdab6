package jp.denwaban.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@link CallQuality} as it stands in a META of version 2; the table is {@link MetaText}'s. */
final class QualityText {
    private QualityText() {}

    static void write(ObjectNode out, CallQuality quality) {
        write(out.putObject("caller"), quality.caller());
        write(out.putObject("staff"), quality.staff());
    }

    private static void write(ObjectNode out, LegQuality leg) {
        out.put("levelDbfs", leg.levelDbfs());
        out.put("heardMillis", leg.heardMillis());
        out.put("silentPermille", leg.silentPermille());
        out.put("clippedPpm", leg.clippedPpm());
        out.put("gaps", leg.gaps());
        out.put("missingMillis", leg.missingMillis());
    }

    /**
     * @throws IllegalArgumentException if a figure is absent, no whole number or impossible
     */
    static CallQuality read(JsonNode in) {
        return new CallQuality(leg(in.path("caller")), leg(in.path("staff")));
    }

    private static LegQuality leg(JsonNode in) {
        return new LegQuality(
                figure(in, "levelDbfs"),
                figure(in, "heardMillis"),
                figure(in, "silentPermille"),
                figure(in, "clippedPpm"),
                figure(in, "gaps"),
                figure(in, "missingMillis"));
    }

    private static int figure(JsonNode in, String name) {
        JsonNode value = in.path(name);
        if (!value.isInt()) {
            throw new IllegalArgumentException("no whole number " + name);
        }
        return value.asInt();
    }
}

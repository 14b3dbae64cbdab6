package jp.denwaban.exchange.journal;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the few shapes of JSON the exchange needs; drivers carry no JSON library. */
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    public Json put(String name, String value) {
        return raw(name, quoted(value));
    }

    public Json put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    public Json put(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    /** Objects or numbers that are JSON already. */
    public Json list(String name, List<String> values) {
        return raw(name, values.stream().collect(Collectors.joining(",", "[", "]")));
    }

    private Json raw(String name, String json) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(quoted(name)).append(':').append(json);
        return this;
    }

    /** A string with everything escaped that JSON wants escaped (RFC 8259, 7). */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return text + "}";
    }
}

package jp.denwaban.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.DateTimeException;

/** Messages as lines of JSON and back. One line never exceeds {@value #LONGEST_LINE} bytes. */
public final class Wire {
    public static final int VERSION = 2;

    /** 240 lines in one snapshot take about 90 kB; twice that, rounded up. */
    public static final int LONGEST_LINE = 256 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Wire() {}

    public static String write(ServerMessage message) {
        return text(message, ServerMessage.class);
    }

    public static String write(ClientMessage message) {
        return text(message, ClientMessage.class);
    }

    public static ServerMessage readServer(String line) throws WireException {
        return value(line, ServerMessage.class);
    }

    public static ClientMessage readClient(String line) throws WireException {
        return value(line, ClientMessage.class);
    }

    private static String text(Object message, Class<?> type) {
        try {
            return JSON.writerFor(type).writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wire record cannot be written", e);
        }
    }

    private static <T> T value(String line, Class<T> type) throws WireException {
        try {
            T value = JSON.readValue(line, type);
            if (value == null) {
                throw new WireException("the word null is not a message");
            }
            return value;
        } catch (JsonProcessingException | DateTimeException e) {
            // A time beyond all times comes out of the JSON library as it is.
            throw new WireException("not a message of version " + VERSION, e);
        }
    }
}

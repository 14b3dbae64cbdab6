package jp.denwaban.line.card;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import jp.denwaban.line.BytePort;
import jp.denwaban.line.CardProfile;
import jp.denwaban.line.LineException;
import jp.denwaban.line.at.Reply;

/**
 * Asks a connected card what it can do, and leaves it as it was but for its class and its manners:
 * data, on hook, no echo, results in words.
 */
public final class CardProbe {
    /** Closing a port that hangs is left to its thread after this. */
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(400);

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CardProfile profile;
    private final CardPort port;

    private CardProbe(BytePort open, CardProfile profile, LongSupplier nanos) {
        this.profile = profile;
        this.port = new CardPort(open, profile, new Ear(), LineThread.time(nanos));
    }

    /**
     * Asks everything; closes the port.
     *
     * @param profile its deadlines are kept, nothing else of it is used
     * @throws LineException when the card does not answer at all
     */
    public static CardAbilities ask(BytePort open, CardProfile profile, LongSupplier nanos)
            throws LineException {
        CardProbe probe = new CardProbe(open, profile, nanos);
        try {
            return CardAbilities.of(probe.answers());
        } finally {
            probe.close();
        }
    }

    private Map<String, List<String>> answers() throws LineException {
        port.start("probe " + port.name());
        port.run(Command.rouse());
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (String question : CardAbilities.QUESTIONS) {
            lines.clear();
            Command command = Command.repeatable(question, question, profile.commandDeadline());
            if (port.run(command) == Reply.OK) {
                answers.put(question, List.copyOf(lines));
            }
        }
        return answers;
    }

    private void close() {
        try {
            port.close().join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the lines; nothing else matters to a question. */
    private final class Ear implements PortEvents {
        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public void odd() {}

        @Override
        public void code(char code) {}

        @Override
        public void audio(byte[] bytes, int count) {}

        @Override
        public void streamOpened() {}

        @Override
        public void streamBroken() {}

        @Override
        public void turned(boolean streaming) {}

        @Override
        public void lost(String name, String why) {}
    }
}

package jp.denwaban.bench.fuzz;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.line.CallerId;
import jp.denwaban.line.at.AtParser;
import jp.denwaban.line.at.CallerIdLines;
import jp.denwaban.line.at.CardSink;
import jp.denwaban.line.at.DleDecoder;
import jp.denwaban.line.at.DleEncoder;
import jp.denwaban.line.at.KeyPresses;
import jp.denwaban.line.at.Reply;
import jp.denwaban.line.at.StreamSink;

/**
 * Everything that reads a card's bytes, put together as the driver does, with what each promises
 * about any bytes whatever.
 */
final class AtMachine {
    private static final String KEYS = "0123456789*#ABCD";

    private final Sink sink = new Sink();
    private final Reader reader;
    private final AtParser parser = new AtParser(sink);
    private final DleDecoder runs = new DleDecoder();
    private final DleDecoder single = new DleDecoder();
    private final CallerIdLines callerId = new CallerIdLines();
    private final KeyPresses keys = new KeyPresses();
    private long told;

    /** What reads the bytes; a test puts a broken one in its place. */
    @FunctionalInterface
    interface Reader {
        void accept(byte[] bytes, int count);
    }

    /** The one of the product. */
    AtMachine() {
        this.reader = parser::accept;
    }

    AtMachine(java.util.function.Function<CardSink, Reader> other) {
        this.reader = other.apply(sink);
    }

    /** Something that was promised and is not so. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String promise) {
            super(promise);
        }
    }

    /** Reads the bytes in one piece, after whatever the driver may have told the parser. */
    void hear(byte[] bytes, int count, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> parser.expectStream();
            case 1 -> parser.expectEnd();
            case 2 -> {
                if (random.nextInt(8) == 0) {
                    parser.reset();
                }
            }
            default -> {}
        }
        told = 0;
        reader.accept(bytes, count);
        // A byte completes at most a code after a run of audio, or a line; OK at most a reply too.
        if (told > 3L * count + 3) {
            throw new Broken("more is told than was said");
        }
        shieldsComeOffInRunsAsOneByOne(bytes, count);
        whatIsShieldedComesBack(bytes, count);
    }

    private void shieldsComeOffInRunsAsOneByOne(byte[] bytes, int count) {
        Run run = new Run(count + 1);
        runs.decode(bytes, 0, count, run);
        int audio = 0;
        int codes = 0;
        for (int i = 0; i < count; i++) {
            int got = single.next(bytes[i]);
            if (got >= DleDecoder.CODE) {
                codes++;
            } else if (got == DleDecoder.TWO_SHIELDS) {
                audio += 2;
            } else if (got != DleDecoder.NOTHING) {
                audio++;
            }
        }
        if (run.length != audio || run.codes != codes) {
            throw new Broken("a run and its bytes are decoded differently");
        }
    }

    private static void whatIsShieldedComesBack(byte[] bytes, int count) {
        byte[] shielded = new byte[2 * count];
        int length = DleEncoder.encode(bytes, 0, count, shielded, 0);
        Run run = new Run(count + 1);
        new DleDecoder().decode(shielded, 0, length, run);
        if (run.codes > 0 || !Arrays.equals(run.audio, 0, run.length, bytes, 0, count)) {
            throw new Broken("what was shielded does not come back");
        }
    }

    /** What a decoder gave for one piece. */
    private static final class Run implements StreamSink {
        final byte[] audio;
        int length;
        int codes;

        Run(int most) {
            audio = new byte[most];
        }

        @Override
        public void audio(byte[] bytes, int count) {
            System.arraycopy(bytes, 0, audio, length, count);
            length += count;
        }

        @Override
        public void code(char code) {
            codes++;
        }
    }

    private final class Sink implements CardSink {
        @Override
        public void reply(Reply reply) {
            told++;
        }

        @Override
        public void line(String text) {
            told++;
            if (text.isEmpty() || text.length() > AtParser.LONGEST_LINE) {
                throw new Broken("a line of " + text.length());
            }
            Optional<CallerId> caller = callerId.accept(text);
            if (caller.isPresent()
                    && caller.get() instanceof CallerId.Number number
                    && !number.digits().matches("[0-9]{2,20}")) {
                throw new Broken("a caller that is no number");
            }
        }

        @Override
        public void code(char code) {
            told++;
            if (code > 0xFF) {
                throw new Broken("a code that is no byte");
            }
            keys.accept(code)
                    .filter(key -> KEYS.indexOf(key) < 0)
                    .ifPresent(
                            key -> {
                                throw new Broken("a key that no telephone has");
                            });
        }

        @Override
        public void audio(byte[] bytes, int count) {
            told++;
            if (count < 1 || count > bytes.length) {
                throw new Broken("a run of " + count);
            }
        }
    }
}

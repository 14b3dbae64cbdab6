package jp.denwaban.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import jp.denwaban.line.at.CardSink;
import jp.denwaban.line.at.DleDecoder;
import org.junit.jupiter.api.Test;

/** Ten million bytes, whole, because they take seconds; and a reader that must not survive them. */
class ByteFuzzTest {
    private static final long SEED = 20261124;
    private static final long BYTES = 10_000_000;

    @Test
    void tenMillionBytesBreakNothing() throws Exception {
        System.out.println("bytes from seed " + SEED);

        Tally tally = Lanes.play(SEED, ByteFuzz.blocks(BYTES), ByteFuzz::verdict, () -> {});

        assertThat(tally.bad()).isEmpty();
    }

    @Test
    void aReaderWithoutACheckOfTheLengthIsCaught() {
        assertThat(
                        LongStream.range(SEED, SEED + 20)
                                .mapToObj(
                                        seed ->
                                                ByteFuzz.block(
                                                        seed,
                                                        64 * 1024,
                                                        () -> new AtMachine(Unchecked::new)))
                                .flatMap(Optional::stream))
                .isNotEmpty()
                .allSatisfy(what -> assertThat(what).contains("ArrayIndexOutOfBounds"));
    }

    /** The text side of the parser, with a length that nobody looks at. */
    private static final class Unchecked implements AtMachine.Reader {
        private final CardSink sink;
        private final DleDecoder decoder = new DleDecoder();
        private final char[] line = new char[256];
        private int length;

        Unchecked(CardSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                int got = decoder.next(bytes[i]);
                if (got == '\r' || got == '\n') {
                    if (length > 0) {
                        sink.line(new String(line, 0, length));
                    }
                    length = 0;
                } else if (got > 0 && got < DleDecoder.CODE) {
                    line[length++] = (char) got;
                }
            }
        }
    }
}

package jp.denwaban.line.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a card says, byte by byte, in command state and in a voice stream. */
class AtParserTest {

    /** Everything as words; neighbouring audio is joined, so that cuts do not show. */
    private static final class Said implements CardSink {
        final List<String> words = new ArrayList<>();

        @Override
        public void reply(Reply reply) {
            words.add("reply " + reply);
        }

        @Override
        public void line(String text) {
            words.add("line " + text);
        }

        @Override
        public void code(char code) {
            words.add("code " + code);
        }

        @Override
        public void audio(byte[] bytes, int count) {
            String run = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
            int last = words.size() - 1;
            if (last >= 0 && words.get(last).startsWith("audio ")) {
                words.set(last, words.get(last) + run);
            } else {
                words.add("audio " + run);
            }
        }
    }

    private final Said said = new Said();
    private final AtParser parser = new AtParser(said);

    @Test
    void resultsLinesAndCodesAreToldApart() {
        hear("ATZ\r\r\nOK\r\n\r\nRING\r\n\u0010R\r\nNMBR = 0112510110\r\n\r\n+CME ERROR: 4\r\n");

        assertThat(said.words)
                .containsExactly(
                        "line ATZ",
                        "reply OK",
                        "line RING",
                        "code R",
                        "line NMBR = 0112510110",
                        "reply ERROR");
    }

    @Test
    void aCodeInTheMiddleOfALineDoesNotHurtIt() {
        hear("\r\nO\u0010RK\r\n");

        assertThat(said.words).containsExactly("code R", "reply OK");
    }

    @Test
    void anExpectedConnectOpensTheStreamUntilItsEndCode() {
        parser.expectStream();
        hear("\r\nCONNECT\r\nab\u0010\u0010c\u00105d\u0010\u0003\r\nOK\r\n");

        assertThat(said.words)
                .containsExactly(
                        "reply CONNECT",
                        "audio ab\u0010c",
                        "code 5",
                        "audio d",
                        "code \u0003",
                        "reply OK");
        assertThat(parser.streaming()).isFalse();
    }

    @Test
    void aFirstAudioByteThatLooksLikeALineFeedIsKept() {
        parser.expectStream();
        hear("\r\nCONNECT\r\n\n\r");

        assertThat(said.words).containsExactly("reply CONNECT", "audio \n\r");
    }

    @Test
    void anUnexpectedConnectIsOnlyText() {
        hear("\r\nCONNECT\r\nRING\r\n");

        assertThat(said.words).containsExactly("reply CONNECT", "line RING");
    }

    @Test
    void aRefusedStreamLeavesThePortInCommandState() {
        parser.expectStream();
        hear("\r\nERROR\r\nCONNECT\r\nRING\r\n");

        assertThat(said.words).containsExactly("reply ERROR", "reply CONNECT", "line RING");
    }

    @Test
    void aCardMayEndAStreamWithABareOk() {
        parser.expectStream();
        hear("\r\nCONNECT\r\nab");
        parser.expectEnd();
        hear("cd\r\nOK\r\nRING\r\n");

        assertThat(said.words)
                .containsExactly("reply CONNECT", "audio abcd", "reply OK", "line RING");
    }

    @Test
    void anEndlessLineIsDroppedWholeAndTheNextIsRead() {
        hear("x".repeat(100_000) + "\r\nOK\r\n");

        assertThat(said.words).containsExactly("reply OK");
    }

    @Property(tries = 300)
    void itDoesNotMatterWhereTheBytesAreCut(
            @ForAll("chatter") byte[] bytes, @ForAll boolean stream, @ForAll("cut") int cut) {
        assertThat(words(bytes, stream, cut)).isEqualTo(words(bytes, stream, bytes.length + 1));
    }

    /** The bound of the codec: nothing throws, and words stay bounded, whatever a wire carries. */
    @Test
    void noiseNeverThrows() {
        long seed = 20260101L;
        System.out.println("noise seed " + seed);
        Random random = new Random(seed);
        byte[] alphabet =
                "\r\n\u0010\u0003\u001AOKCONNECTERRORRING=,0123456789/~#"
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] block = new byte[1000];
        for (int n = 0; n < 500; n++) {
            for (int i = 0; i < block.length; i++) {
                block[i] =
                        random.nextInt(3) == 0
                                ? (byte) random.nextInt()
                                : alphabet[random.nextInt(alphabet.length)];
            }
            if (random.nextInt(5) == 0) {
                parser.expectStream();
            }
            if (random.nextInt(5) == 0) {
                parser.expectEnd();
            }
            parser.accept(block, block.length);
            said.words.stream()
                    .filter(word -> word.startsWith("line "))
                    .forEach(word -> assertThat(word.length()).isLessThanOrEqualTo(261));
            said.words.clear();
        }
        parser.reset();
        hear("\r\nOK\r\n");
        assertThat(said.words).containsExactly("reply OK");
    }

    @Provide
    Arbitrary<byte[]> chatter() {
        Arbitrary<String> words =
                Arbitraries.of(
                        "\r\nOK\r\n",
                        "\r\nERROR\r\n",
                        "\r\nCONNECT\r\n",
                        "RING\r\n",
                        "\u0010R",
                        "\u0010\u0010",
                        "\u0010\u001A",
                        "\u0010\u0003",
                        "\u0010",
                        "NMBR=P\r",
                        "\n",
                        "x",
                        "/5~",
                        "AT#DIAL=231\r",
                        "\u0000",
                        "ÿ");
        return words.list()
                .ofMaxSize(40)
                .map(list -> String.join("", list).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Provide
    Arbitrary<Integer> cut() {
        return Arbitraries.integers().between(1, 12);
    }

    private static List<String> words(byte[] bytes, boolean stream, int cut) {
        Said said = new Said();
        AtParser parser = new AtParser(said);
        if (stream) {
            parser.expectStream();
        }
        for (int from = 0; from < bytes.length; from += cut) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + cut));
            parser.accept(piece, piece.length);
        }
        return said.words;
    }

    private void hear(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        parser.accept(bytes, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "55, 55",
        "/555~, 5",
        "/5~/5~, 55",
        "/1~/2~3, 123",
        "/12~, 12",
        "x/*~#A, *#A",
        "~/~, ''",
    })
    void aKeyHeldDownCountsOnce(String codes, String pressed) {
        KeyPresses keys = new KeyPresses();
        StringBuilder counted = new StringBuilder();
        for (char code : codes.toCharArray()) {
            keys.accept(code).ifPresent(counted::append);
        }
        assertThat(counted.toString()).isEqualTo(pressed);
    }
}

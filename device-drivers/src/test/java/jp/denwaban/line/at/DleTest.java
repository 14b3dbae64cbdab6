package jp.denwaban.line.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Shielding and its undoing, as V.253 words them, and for every stream however it is cut. */
class DleTest {

    /** A stream as the far end meant it: audio bytes, and codes as negative numbers. */
    private static final class Meant implements StreamSink {
        final List<Integer> items = new ArrayList<>();

        @Override
        public void audio(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                items.add(bytes[i] & 0xFF);
            }
        }

        @Override
        public void code(char code) {
            items.add(-1 - code);
        }
    }

    @Test
    void theCodesOfTheRecommendationAreRead() {
        Meant meant = decode(bytes(0x41, 0x10, 0x10, 0x10, 0x1A, 0x10, 'R', 0x42, 0x10, 0x03), 99);

        assertThat(meant.items).containsExactly(0x41, 0x10, 0x10, 0x10, -1 - 'R', 0x42, -1 - 0x03);
    }

    @Test
    void aShieldInAudioIsSentTwice() {
        byte[] out = new byte[6];
        int end = DleEncoder.encode(bytes(0x10, 0x7F, 0x10), 0, 3, out, 0);

        assertThat(Arrays.copyOf(out, end)).containsExactly(0x10, 0x10, 0x7F, 0x10, 0x10);
    }

    @Property(tries = 500)
    void whatIsEncodedComesBack(@ForAll("audio") byte[] audio) {
        byte[] out = new byte[2 * audio.length];
        int end = DleEncoder.encode(audio, 0, audio.length, out, 0);
        Meant meant = decode(Arrays.copyOf(out, end), 4096);

        assertThat(meant.items).hasSize(audio.length);
        for (int i = 0; i < audio.length; i++) {
            assertThat((byte) (int) meant.items.get(i)).isEqualTo(audio[i]);
        }
    }

    @Property(tries = 500)
    void itDoesNotMatterWhereAStreamIsCut(@ForAll("audio") byte[] stream, @ForAll("cut") int cut) {
        assertThat(decode(stream, cut).items).isEqualTo(decode(stream, stream.length + 1).items);
    }

    @Property(tries = 200)
    void codesKeepTheirPlaceBetweenAudio(
            @ForAll("audio") byte[] before, @ForAll("audio") byte[] after, @ForAll("cut") int cut) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        shield(wire, before);
        wire.writeBytes(DleEncoder.code('5'));
        shield(wire, after);
        Meant meant = decode(wire.toByteArray(), cut);

        assertThat(meant.items.indexOf(-1 - '5')).isEqualTo(before.length);
        assertThat(meant.items).hasSize(before.length + 1 + after.length);
    }

    @Provide
    Arbitrary<byte[]> audio() {
        return Arbitraries.bytes()
                .edgeCases(edges -> edges.add((byte) 0x10, (byte) 0x1A, (byte) 0x03))
                .array(byte[].class)
                .ofMaxSize(600);
    }

    @Provide
    Arbitrary<Integer> cut() {
        return Arbitraries.integers().between(1, 50);
    }

    private static Meant decode(byte[] stream, int cut) {
        Meant meant = new Meant();
        DleDecoder decoder = new DleDecoder();
        for (int from = 0; from < stream.length; from += cut) {
            decoder.decode(stream, from, Math.min(stream.length, from + cut), meant);
        }
        return meant;
    }

    private static void shield(ByteArrayOutputStream wire, byte[] audio) {
        byte[] out = new byte[2 * audio.length];
        wire.write(out, 0, DleEncoder.encode(audio, 0, audio.length, out, 0));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).hasSize(values.length);
        return bytes;
    }
}

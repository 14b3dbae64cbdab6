package jp.denwaban.leak;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jp.denwaban.audio.MuLaw;

/**
 * One secret in one of the forms in which it may lie in a memory or on a disk.
 *
 * @param kind of what sort it is
 * @param what which one, and in which form; never the secret itself
 * @param bytes at least {@value Search#ANCHOR_BYTES}
 */
public record Needle(Kind kind, String what, byte[] bytes) {
    /** What may be planted. */
    public enum Kind {
        PASSWORD,
        PRIVATE_KEY,
        FILE_KEY,
        EPOCH_KEY,
        NUMBER,
        AUDIO
    }

    /** Samples of one piece of audio: 20 random bytes do not come about by chance. */
    private static final int PIECE = 20;

    /** A piece of fewer different bytes is silence or a tone. */
    private static final int MOST_ALIKE = 12;

    /** Pieces taken from one leg. */
    private static final int PIECES = 8;

    /** 32 bytes as they are, as 32-bit words of a big number or a cipher, and backwards. */
    static List<Needle> key(Kind kind, String what, byte[] key) {
        ByteBuffer words = ByteBuffer.allocate(key.length).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer in = ByteBuffer.wrap(key);
        while (in.remaining() >= Integer.BYTES) {
            words.putInt(in.getInt());
        }
        byte[] backwards = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            backwards[i] = key[key.length - 1 - i];
        }
        return List.of(
                new Needle(kind, what, key.clone()),
                new Needle(kind, what + " in words", words.array()),
                new Needle(kind, what + " backwards", backwards));
    }

    /** Characters of one byte, and of two as a {@code char[]} holds them here. */
    static List<Needle> text(Kind kind, String what, String text) {
        List<Needle> forms = new ArrayList<>();
        for (Charset set : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            forms.add(new Needle(kind, what + " in " + set.name(), text.getBytes(set)));
        }
        return forms;
    }

    /** Pieces of a recording: each leg as samples and as on the wire, and both as in the file. */
    static List<Needle> audio(String what, short[] caller, short[] staff) {
        List<Needle> pieces = new ArrayList<>();
        int step = Math.max(PIECE, Math.min(caller.length, staff.length) / PIECES);
        for (int at = 0; at + PIECE <= Math.min(caller.length, staff.length); at += step) {
            short[] one = Arrays.copyOfRange(caller, at, at + PIECE);
            short[] other = Arrays.copyOfRange(staff, at, at + PIECE);
            short[] both = new short[2 * PIECE];
            for (int i = 0; i < PIECE; i++) {
                both[2 * i] = one[i];
                both[2 * i + 1] = other[i];
            }
            add(pieces, what + " caller at " + at, one);
            add(pieces, what + " staff at " + at, other);
            add(pieces, what + " both at " + at, both);
        }
        return pieces;
    }

    private static void add(List<Needle> pieces, String what, short[] samples) {
        ByteBuffer pcm = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wire = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            pcm.putShort(samples[i]);
            wire[i] = MuLaw.encode(samples[i]);
        }
        if (different(wire) >= MOST_ALIKE) {
            pieces.add(new Needle(Kind.AUDIO, what + " as samples", pcm.array()));
            pieces.add(new Needle(Kind.AUDIO, what + " in µ-law", wire));
        }
    }

    private static long different(byte[] bytes) {
        return IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
    }
}

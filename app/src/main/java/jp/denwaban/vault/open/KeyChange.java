package jp.denwaban.vault.open;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import jp.denwaban.vault.Digests;
import jp.denwaban.vault.KeyFile.Kind;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.VaultException.Reason;

/**
 * Several key files that change as one, in the order in which it is done. What stands in them is
 * sealed already, so that whoever finds this half done can do the rest without a key.
 *
 * <p>Integers big-endian:
 *
 * <pre>
 *    0    8  "DENWACHG"
 *    8    2  version, 1
 *   10    2  number of steps
 *         1  for each: kind of key file, 0 to overwrite and remove it
 *         1  length n of the name
 *         n  name inside the keys folder, ASCII
 *         4  length m of the body, 0 to remove
 *         m  body
 *         4  CRC32C of everything before
 * </pre>
 */
final class KeyChange {
    /** Two hundred people through fifty generations, three times over. */
    static final int LONGEST = 8 * 1024 * 1024;

    private static final byte[] MAGIC = "DENWACHG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEAD = 12;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,100}\\.key");

    private final List<Step> steps = new ArrayList<>();

    /** One file. */
    sealed interface Step {
        String name();
    }

    /** Its contents from now on, whether it is there already or not. */
    record Put(String name, Kind kind, byte[] body) implements Step {}

    /** Overwritten in place, then gone. */
    record Remove(String name) implements Step {}

    void put(String name, Kind kind, byte[] body) {
        steps.add(new Put(name, kind, body));
    }

    void remove(String name) {
        steps.add(new Remove(name));
    }

    List<Step> steps() {
        return steps;
    }

    byte[] bytes() {
        int length = HEAD + 4;
        for (Step step : steps) {
            length += 6 + step.name().length() + body(step).length;
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException("a change of " + length + " bytes");
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(MAGIC).putShort((short) VERSION).putShort((short) steps.size());
        for (Step step : steps) {
            byte[] name = step.name().getBytes(StandardCharsets.US_ASCII);
            byte[] body = body(step);
            out.put((byte) (step instanceof Put put ? put.kind().code() : 0));
            out.put((byte) name.length).put(name).putInt(body.length).put(body);
        }
        return out.putInt(Digests.crc32c(out.array(), 0, length - 4)).array();
    }

    private static byte[] body(Step step) {
        return step instanceof Put put ? put.body() : new byte[0];
    }

    static KeyChange read(byte[] bytes) throws VaultException {
        int end = bytes.length - 4;
        if (end < HEAD
                || !Arrays.equals(bytes, 0, 8, MAGIC, 0, 8)
                || ByteBuffer.wrap(bytes).getInt(end) != Digests.crc32c(bytes, 0, end)) {
            throw damaged();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 8, end - 8);
        if (in.getShort() != VERSION) {
            throw damaged();
        }
        KeyChange change = new KeyChange();
        for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
            int kind = taken(in, 1)[0];
            String name = new String(taken(in, taken(in, 1)[0] & 0xFF), StandardCharsets.US_ASCII);
            byte[] body = taken(in, ByteBuffer.wrap(taken(in, 4)).getInt());
            if (!NAME.matcher(name).matches()) {
                throw damaged();
            }
            change.steps.add(kind == 0 ? new Remove(name) : new Put(name, Kind.of(kind), body));
        }
        return change;
    }

    private static byte[] taken(ByteBuffer in, int length) throws VaultException {
        if (length < 0 || length > in.remaining()) {
            throw damaged();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static VaultException damaged() {
        return new VaultException(Reason.DAMAGED, "a change of keys is not what was written");
    }
}

package jp.denwaban.vault;

import java.util.Arrays;

/**
 * One start of the answering process. Its key tags the audit entries of that start; on the disk the
 * key is kept only sealed.
 *
 * @param number from 1, counts starts
 * @param key 32 bytes; belongs to this record
 */
public record Epoch(int number, byte[] key) implements AutoCloseable {

    /** Wipes this copy of the key. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "epoch " + number;
    }
}

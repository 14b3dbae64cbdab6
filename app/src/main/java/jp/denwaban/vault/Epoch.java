package jp.denwaban.vault;

import java.util.Arrays;

/**
 * A stretch of the audit chain under one key: a start of the answering process, or a new generation
 * while it runs. The key tags the entries; on the disk it is kept only sealed.
 *
 * @param number from 1, without gaps
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

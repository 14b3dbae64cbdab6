package jp.denwaban.bench;

import java.io.PrintWriter;
import java.util.Set;

/**
 * How a bench is to be run.
 *
 * @param seed of everything drawn
 * @param parts which of {@link Bench#parts()}
 * @param quick a tenth of the material, for a first look
 * @param alone without the peers
 * @param progress lines for a person who waits
 */
public record Settings(
        long seed, Set<String> parts, boolean quick, boolean alone, PrintWriter progress) {
    /** Tells the waiting person something, at once. */
    public void say(String line) {
        progress.println(line);
        progress.flush();
    }
}

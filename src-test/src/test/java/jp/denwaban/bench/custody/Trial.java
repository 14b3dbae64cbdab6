package jp.denwaban.bench.custody;

import java.util.List;

/**
 * One promise tried on the product, or on a copy of it with one thing broken: {@link Mutant} loads
 * it a second time beside the broken class, and so sees only what is public of this package.
 */
public interface Trial {

    /**
     * Tries, on this thread alone.
     *
     * @param seed of everything drawn
     * @return what went wrong, by the name of what was done; empty is good
     */
    List<String> violations(Keyed keyed, long seed);
}

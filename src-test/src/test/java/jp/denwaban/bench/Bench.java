package jp.denwaban.bench;

import java.util.List;

/** One thing that is measured: a name for the command line, and rows when it is over. */
public interface Bench {
    /** The word after {@code denwaban bench}. */
    String name();

    /** What may be chosen by {@code --part}; measured one after another in this order. */
    List<String> parts();

    /**
     * Measures; may take minutes. A row that cannot be measured here is given all the same, with
     * its reason.
     *
     * @throws BenchException if the machine does not let it measure at all
     */
    List<Row> run(Settings settings) throws BenchException, InterruptedException;
}

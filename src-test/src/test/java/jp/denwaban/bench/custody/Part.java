package jp.denwaban.bench.custody;

import java.util.List;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** One promise of custody, measured: a word for {@code --part}, and rows when it is over. */
interface Part {
    String name();

    /**
     * Measures; at most 40 minutes on two cores.
     *
     * @throws BenchException if the machine does not let it measure at all
     */
    List<Row> rows(Settings settings) throws BenchException, InterruptedException;
}

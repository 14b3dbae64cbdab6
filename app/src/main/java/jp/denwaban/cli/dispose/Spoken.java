package jp.denwaban.cli.dispose;

import java.io.PrintWriter;
import jp.denwaban.disposal.Disposal;
import jp.denwaban.disposal.Outcome;
import jp.denwaban.disposal.Result;
import jp.denwaban.disposal.Step;

/** Says at the terminal how an erasure goes, a line for every step. */
record Spoken(PrintWriter out) implements Disposal.Listener {

    @Override
    public void begins(Step step) {
        out.println(step.words() + " …");
        out.flush();
    }

    @Override
    public void filled(long mib) {
        out.printf("  %,d MiB%n", mib);
        out.flush();
    }

    @Override
    public void ended(Step step, Result result) {
        String why =
                result.outcome() == Outcome.DONE
                        ? ""
                        : " " + result.reason().sentence() + "（" + result.reason().code() + "）";
        out.printf("  %s %,d%s%n", result.outcome().words(), result.count(), why);
        out.flush();
    }
}

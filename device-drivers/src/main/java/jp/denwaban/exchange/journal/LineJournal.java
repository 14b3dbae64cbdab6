package jp.denwaban.exchange.journal;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The journal as one line writes it: adds the moment, the line, the call and the audio position.
 */
public final class LineJournal {
    private final int line;
    private final Journal journal;
    private final LongSupplier millis;
    private int call;
    private long sample = Fact.NO_STREAM;

    public LineJournal(int line, Journal journal, LongSupplier millis) {
        this.line = line;
        this.journal = journal;
        this.millis = millis;
    }

    public int line() {
        return line;
    }

    /** The call that the line carries now; 0 for none. */
    public int call() {
        return call;
    }

    public void carries(int callNumber) {
        call = callNumber;
    }

    /** The sample that the voice stream sends next, or {@link Fact#NO_STREAM}. */
    public long sample() {
        return sample;
    }

    /** Where the voice stream stands. */
    public void streams(long nextSample) {
        sample = nextSample;
    }

    public void note(Happening happening) {
        note(happening, Map.of());
    }

    public void note(Happening happening, String name, String value) {
        note(happening, Map.of(name, value));
    }

    private void note(Happening happening, Map<String, String> details) {
        journal.accept(new Fact(millis.getAsLong(), line, call, happening, sample, details));
    }
}

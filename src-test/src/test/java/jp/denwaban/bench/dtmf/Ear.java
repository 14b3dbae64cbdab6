package jp.denwaban.bench.dtmf;

import java.io.IOException;
import java.util.List;

/** A detector under measurement: ours or a peer's. Samples in, digits out. */
interface Ear {
    /** Hears the samples from the first to the last, as one line that began silent. */
    List<Heard> hear(short[] samples) throws IOException, InterruptedException;
}

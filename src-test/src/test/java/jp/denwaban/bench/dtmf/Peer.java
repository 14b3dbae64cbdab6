package jp.denwaban.bench.dtmf;

import java.util.ArrayList;
import java.util.List;
import jp.denwaban.bench.dtmf.ToneMeasure.Half;

/** One ear by name, with what it scored in each half; the first of a list is always ours. */
record Peer(String name, Ear ear, Scores tuning, Scores heldOut) {
    static final String OURS = "ours";
    static final String SPANDSP = "spandsp";
    static final String MULTIMON = "multimon";

    Peer(String name, Ear ear) {
        this(name, ear, new Scores(), new Scores());
    }

    static List<Peer> oursAlone() {
        return List.of(new Peer(OURS, new OurEar()));
    }

    /** Ours, and those of the others that are installed. */
    static List<Peer> all() {
        List<Peer> all = new ArrayList<>(oursAlone());
        SpandspEar.open().ifPresent(ear -> all.add(new Peer(SPANDSP, ear)));
        MultimonEar.open().ifPresent(ear -> all.add(new Peer(MULTIMON, ear)));
        return all;
    }

    Scores scores(Half half) {
        return half == Half.TUNING ? tuning : heldOut;
    }

    /** Both halves as one. */
    Scores together() {
        return tuning.and(heldOut);
    }
}

package jp.denwaban.bench.dtmf;

import jp.denwaban.bench.dtmf.ToneMeasure.Half;

/** One ear by name, with what it scored in each half. */
record Peer(String name, Ear ear, Scores tuning, Scores heldOut) {
    Peer(String name, Ear ear) {
        this(name, ear, new Scores(), new Scores());
    }

    Scores scores(Half half) {
        return half == Half.TUNING ? tuning : heldOut;
    }
}

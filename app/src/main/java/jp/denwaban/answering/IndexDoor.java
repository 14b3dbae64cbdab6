package jp.denwaban.answering;

import jp.denwaban.recording.index.CallIndex;
import jp.denwaban.recording.index.IndexException;

/** The way to the index's own thread, for whoever lives on another. */
interface IndexDoor {
    /** Has this done on the index's thread and waits for it. */
    <T> T ask(Work<T> work) throws IndexException;

    /** What is to be done there; short, because calls wait to be registered. */
    @FunctionalInterface
    interface Work<T> {
        T with(CallIndex index) throws IndexException;
    }

    /** For whoever is on the index's thread. */
    record Here(CallIndex index) implements IndexDoor {
        @Override
        public <T> T ask(Work<T> work) throws IndexException {
            return work.with(index);
        }
    }
}

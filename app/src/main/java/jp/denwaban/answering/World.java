package jp.denwaban.answering;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import jp.denwaban.health.NamedThread;
import jp.denwaban.line.LineTime;
import jp.denwaban.recording.RecordingStore;

/**
 * What an answering process stands on: time, and the threads that wait for the disk. A test gives
 * it one in which time lapses, and lines of its own.
 *
 * @param lines instead of those that the settings name
 * @param writers asked once; ended by the process
 */
public record World(LineTime time, Optional<LineSource> lines, Supplier<ExecutorService> writers) {

    /** The one we live in. */
    public static World real() {
        return new World(
                LineTime.machine(System::nanoTime, NamedThread::start),
                Optional.empty(),
                () ->
                        Executors.newFixedThreadPool(
                                RecordingStore.WRITER_THREADS,
                                NamedThread.factory("sealed-file-writer")));
    }
}

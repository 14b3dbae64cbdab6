package jp.denwaban.answering;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import jp.denwaban.disk.Disk;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.health.NamedThread;
import jp.denwaban.line.LineTime;
import jp.denwaban.recording.RecordingStore;

/**
 * What an answering process stands on: time, the threads that wait for the disk, and the disk. A
 * test gives it one in which time lapses, or whose power is cut, and lines of its own.
 *
 * @param lines instead of those that the settings name
 * @param writers asked once; ended by the process
 * @param disk of keys, chain and recordings
 */
public record World(
        LineTime time, Optional<LineSource> lines, Supplier<ExecutorService> writers, Disk disk) {

    /** On the disk of the machine. */
    public World(LineTime time, Optional<LineSource> lines, Supplier<ExecutorService> writers) {
        this(time, lines, writers, new FileDisk());
    }

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

package jp.denwaban.audio.device;

/** Makes the threads of a sound device: named, not started yet. */
@FunctionalInterface
public interface SoundThreads {

    Thread named(String name, Runnable work);
}

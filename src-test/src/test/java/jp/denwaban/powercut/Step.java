package jp.denwaban.powercut;

import java.nio.file.Path;

/**
 * One thing that a program asked of the disk, in the order it asked. Files are numbers, because
 * names come and go while bytes stay.
 */
sealed interface Step {

    /** A new, empty file under a name. */
    record Make(Path name, int file) implements Step, OfName {}

    /** A new, empty folder: what is in it is gone with it. */
    record MakeFolder(Path name, int file) implements Step, OfName {}

    /** Bytes handed over; where they go is known, when is not. */
    record Write(int file, long position, byte[] bytes) implements Step, OfBytes {}

    /** The file is cut, or filled up with zeros. */
    record Resize(int file, long bytes) implements Step, OfBytes {}

    /** The file has another name from here on; a file that had the name before has none. */
    record Rename(Path from, Path to, int file) implements Step, OfName {}

    record Delete(Path name, int file) implements Step, OfName {}

    /** The bytes of this file are safe. */
    record Force(int file) implements Step {}

    /** The names in this folder are safe. */
    record ForceFolder(Path folder) implements Step {}

    /** What waits for {@link ForceFolder}. */
    sealed interface OfName permits Make, MakeFolder, Rename, Delete {
        int file();

        /** The name whose folder has to be forced. */
        default Path place() {
            if (this instanceof Make make) {
                return make.name();
            }
            if (this instanceof MakeFolder made) {
                return made.name();
            }
            return this instanceof Rename rename ? rename.to() : ((Delete) this).name();
        }
    }

    /** What waits for {@link Force}. */
    sealed interface OfBytes permits Write, Resize {
        int file();
    }
}

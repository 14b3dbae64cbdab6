package jp.denwaban.powercut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.denwaban.site.SiteFolder;

/** A run of the program, step by step: disk, and beside it the index as it stood at each. */
final class Recorded {
    final RecordedDisk disk;
    private final SiteFolder site;
    private final List<IndexCopy> indexes = new ArrayList<>();

    Recorded(SiteFolder site, Volume before, Optional<Site> deafTo) {
        this.site = site;
        this.disk = new RecordedDisk(before, deafTo, this::copyIndex);
    }

    private void copyIndex() {
        try {
            IndexCopy copy = IndexCopy.of(site);
            boolean same = !indexes.isEmpty() && indexes.get(indexes.size() - 1).same(copy);
            indexes.add(same ? indexes.get(indexes.size() - 1) : copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int steps() {
        return disk.steps().size();
    }

    /** The disk after so many steps, nothing lost yet. */
    Volume after(int steps) {
        Volume volume = disk.before();
        disk.steps().subList(0, steps).forEach(volume::take);
        return volume;
    }

    /** The run is over: what lies there now is the index after its last step. */
    void ended() {
        copyIndex();
    }

    /** The index after so many steps; once the run has {@link #ended}. */
    IndexCopy index(int steps) {
        return indexes.get(steps);
    }

    /** One that the seed picks, sometimes lost: it can be made again from the files. */
    static IndexCopy suffered(IndexCopy index, Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> IndexCopy.NONE;
            case 2 -> IndexCopy.GARBAGE;
            default -> index;
        };
    }
}

package jp.denwaban.tone;

/** Bursts of one rhythm in a row, to be reported once. */
final class Rhythm {
    private int bursts;
    private long start;
    private boolean told;

    void add(long burstStart) {
        if (bursts == 0) {
            start = burstStart;
        }
        bursts++;
    }

    void broken() {
        bursts = 0;
        told = false;
    }

    /** Whether there are so many now, and nobody was told yet. */
    boolean reaches(int count) {
        return !told && bursts >= count;
    }

    /** Marks it as told; where it began. */
    long reported() {
        told = true;
        return start;
    }
}

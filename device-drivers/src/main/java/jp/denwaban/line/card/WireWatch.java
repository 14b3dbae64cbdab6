package jp.denwaban.line.card;

/** Tells a cable that disturbs from the one odd thing that every cable brings now and then. */
final class WireWatch {
    /** Three odd things in ten seconds are no accident; a good cable brings none in a day. */
    private static final int ODD_THINGS = 3;

    private static final long WITHIN_NANOS = 10_000_000_000L;

    /** A person who knows of it need not be told again at once. */
    private static final long TOLD_EVERY_NANOS = 60_000_000_000L;

    private int count;
    private long firstAt;
    private long toldAt;
    private boolean everTold;

    /** Something came that no card says; whether somebody should be told now. */
    boolean odd(long now) {
        if (count == 0 || now - firstAt > WITHIN_NANOS) {
            count = 0;
            firstAt = now;
        }
        count++;
        boolean tell = count >= ODD_THINGS && (!everTold || now - toldAt > TOLD_EVERY_NANOS);
        if (tell) {
            everTold = true;
            toldAt = now;
        }
        return tell;
    }
}

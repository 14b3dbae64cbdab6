package jp.denwaban.recording;

/**
 * How one leg of a recording sounds, in whole numbers as they are kept.
 *
 * @param levelDbfs root mean square of the frames that sound, −96 to 0; −96 if none does
 * @param heardMillis length of all frames
 * @param silentPermille share of silent frames in them
 * @param clippedPpm samples cut off at full scale, in a million of those that sound
 * @param gaps stretches that were not heard
 * @param missingMillis their length together
 */
public record LegQuality(
        int levelDbfs,
        int heardMillis,
        int silentPermille,
        int clippedPpm,
        int gaps,
        int missingMillis) {
    private static final int FLOOR_DBFS = -96;
    private static final int ALL_PERMILLE = 1000;
    private static final int ALL_PPM = 1_000_000;

    /** A recording is never longer, see {@link RecordContent#LAST_POSITION}. */
    private static final int DAY_MILLIS = 24 * 3600 * 1000;

    /**
     * @throws IllegalArgumentException if no leg can have these figures
     */
    public LegQuality {
        within("level", levelDbfs, FLOOR_DBFS, 0);
        within("heard", heardMillis, 0, DAY_MILLIS);
        within("silent", silentPermille, 0, ALL_PERMILLE);
        within("clipped", clippedPpm, 0, ALL_PPM);
        within("gaps", gaps, 0, DAY_MILLIS);
        within("missing", missingMillis, 0, DAY_MILLIS);
    }

    /** Length of the frames that sound. */
    int soundingMillis() {
        return (int) ((long) heardMillis * (ALL_PERMILLE - silentPermille) / ALL_PERMILLE);
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " of " + value);
        }
    }
}

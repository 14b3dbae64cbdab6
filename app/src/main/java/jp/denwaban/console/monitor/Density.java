package jp.denwaban.console.monitor;

import java.util.List;

/**
 * How large the tiles are, chosen by the number of lines and the room there is, never by the user:
 * positions are learnt, so the order is always the line number.
 */
public enum Density {
    /** Up to four lines: legible across the room. */
    ROOMY(2, 12, 400),
    NORMAL(4, 12, 240),
    /** As normal in less room, as at 1280 × 1024. */
    COMPACT(4, 8, 180),
    /** Up to 64 lines, and few lines where there is hardly any room. */
    DENSE(8, 8, 190),
    /** As dense beside the sign-in of a narrow window: number, time, state, and nothing else. */
    SLIM(4, 4, 120);

    private static final int FEW_LINES = 4;
    private static final int MANY_LINES = 16;

    /** Narrower than this a roomy tile breaks its 64 px clock. */
    private static final double ROOMY_WIDTH = 440;

    private static final double NORMAL_HEIGHT = 178;
    private static final double COMPACT_WIDTH = 220;

    /** Narrower than this a dense tile cuts 通話・録音中 short. */
    private static final double DENSE_WIDTH = 124;

    private final int columns;
    private final double gap;
    private final double tallest;

    Density(int columns, double gap, double tallest) {
        this.columns = columns;
        this.gap = gap;
        this.tallest = tallest;
    }

    /** The density for so many lines in a grid of so many pixels. */
    public static Density choose(int lines, double width, double height) {
        if (lines > MANY_LINES) {
            return DENSE.tileWidth(DENSE.columns, width) < DENSE_WIDTH ? SLIM : DENSE;
        }
        if (lines <= FEW_LINES && ROOMY.tileWidth(2, width) >= ROOMY_WIDTH) {
            return ROOMY;
        }
        int columns = NORMAL.columns(lines);
        if (NORMAL.tileWidth(columns, width) < COMPACT_WIDTH) {
            return DENSE;
        }
        return NORMAL.tileHeight(lines, columns, height) < NORMAL_HEIGHT ? COMPACT : NORMAL;
    }

    /** Few lines take few columns, so that their tiles stay wide. */
    public int columns(int lines) {
        if (lines <= FEW_LINES) {
            return 2;
        }
        return lines <= MANY_LINES ? 4 : columns;
    }

    public double gap() {
        return gap;
    }

    public double tileWidth(int columnCount, double width) {
        return (width - (columnCount - 1) * gap) / columnCount;
    }

    public double tileHeight(int lines, int columnCount, double height) {
        int rows = Math.max(1, (lines + columnCount - 1) / columnCount);
        return Math.min(tallest, (height - (rows - 1) * gap) / rows);
    }

    /** Whether a tile is so small that captions and second facts are left out. */
    boolean small() {
        return this == DENSE || this == SLIM;
    }

    /** One of four measures; the two small densities share the last. */
    double pick(double roomy, double normal, double compact, double small) {
        return switch (this) {
            case ROOMY -> roomy;
            case NORMAL -> normal;
            case COMPACT -> compact;
            case DENSE, SLIM -> small;
        };
    }

    List<String> styleClasses() {
        return switch (this) {
            case ROOMY -> List.of("roomy");
            case NORMAL -> List.of("normal");
            case COMPACT -> List.of("compact");
            case DENSE -> List.of("dense");
            case SLIM -> List.of("dense", "slim");
        };
    }
}

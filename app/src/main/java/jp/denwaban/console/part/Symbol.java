package jp.denwaban.console.part;

/**
 * The shapes of the console on a grid of 24, told apart without colour. {@code fill} is filled,
 * {@code line} is drawn with a stroke, {@code over} is drawn on top in the colour of the ground.
 */
public enum Symbol {
    IDLE("", "M12 5.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6z", ""),
    RINGING(
            "M12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z",
            "M7 7a7.4 7.4 0 0 0 0 10M17 7a7.4 7.4 0 0 1 0 10",
            ""),
    GUIDING(
            "M2.5 9h4.3L12 4.6v14.8L6.8 15H2.5z",
            "M15 9a4.3 4.3 0 0 1 0 6M17.9 6.2a8.2 8.2 0 0 1 0 11.6",
            ""),
    CHOOSING(
            "M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4z"
                    + "M4 16h4v4H4zM10 16h4v4h-4zM16 16h4v4h-4z",
            "",
            ""),
    TRANSFERRING(
            "M3.6 6.3L5.7 4.2 13.5 12 5.7 19.8 3.6 17.7 9.3 12z"
                    + "M11.3 6.3L13.4 4.2 21.2 12 13.4 19.8 11.3 17.7 17 12z",
            "",
            ""),
    RECORDING(
            "M12 6.8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4z",
            "M12 2.6a9.4 9.4 0 1 0 0 18.8a9.4 9.4 0 1 0 0-18.8z",
            ""),
    TALKING("", "M12 3.6a8.4 8.4 0 1 0 0 16.8a8.4 8.4 0 1 0 0-16.8zM6.2 17.8L17.8 6.2", ""),
    CLOSING("", "M12 3.2v10.6M7.4 9.6l4.6 4.6 4.6-4.6M4 15.6v4.6h16v-4.6", ""),
    BYPASS("", "M3.5 8h16M15.5 3.8L19.7 8l-4.2 4.2M20.5 16h-16M8.5 11.8L4.3 16l4.2 4.2", ""),
    FAULT(
            "M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z",
            "",
            "M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8"),
    OUT_OF_SERVICE("", "M12 3.6a8.4 8.4 0 1 0 0 16.8a8.4 8.4 0 1 0 0-16.8zM8 12h8", ""),
    ATTENTION("M12 3L22 20.6H2z", "M12 3L22 20.6H2z", "M12 9.6v4.8M12 17.3v.2"),
    NOTE("", "M12 3.6a8.4 8.4 0 1 0 0 16.8a8.4 8.4 0 1 0 0-16.8zM12 11.2v5M12 7.8v.2", ""),
    TICK("", "M4.5 12.8l4.8 4.8L19.8 7", ""),
    CHEVRON("", "M9 6l6 6-6 6", ""),
    ARROW("", "M4 12h15.4M14 6.6l5.4 5.4-5.4 5.4", ""),
    IN_SERVICE(
            "M4.5 4h15A2.5 2.5 0 0 1 22 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-15A2.5 2.5 0 0 1 2"
                    + " 17.5v-11A2.5 2.5 0 0 1 4.5 4z",
            "",
            "M10 8.6l5.2 3.4-5.2 3.4z"),
    TRAINING("M12 4l8 8-8 8-8-8z", "", ""),
    LOCK("M5.5 10.5h13v10h-13z", "M8.4 10.5V7.8a3.6 3.6 0 0 1 7.2 0v2.7", ""),
    SCREEN_MONITOR(
            "", "M4 4h6.4v6.4H4zM13.6 4H20v6.4h-6.4zM4 13.6h6.4V20H4zM13.6 13.6H20V20h-6.4z", ""),
    SCREEN_PHONE("M10.7 17.4h2.6v2h-2.6z", "M7 3h10v18H7zM7 6.4h10", ""),
    SCREEN_FAULT("", "M12 3.6L21.6 20H2.4zM12 9.8v4.6M12 17v.2", ""),
    SCREEN_FIGURES("", "M3.5 3.5V20.5H21M8 17v-5M12.4 17V8M16.8 17v-7", ""),
    SCREEN_SHEET("", "M5 3.5h14v17H5zM8.6 8.4h6.8M8.6 12h6.8M8.6 15.6h4.2", ""),
    SCREEN_SEARCH("", "M10.4 4a6.4 6.4 0 1 0 0 12.8a6.4 6.4 0 1 0 0-12.8zM15 15l6 6", "");

    private final String fill;
    private final String line;
    private final String over;

    Symbol(String fill, String line, String over) {
        this.fill = fill;
        this.line = line;
        this.over = over;
    }

    public String fill() {
        return fill;
    }

    public String line() {
        return line;
    }

    public String over() {
        return over;
    }
}

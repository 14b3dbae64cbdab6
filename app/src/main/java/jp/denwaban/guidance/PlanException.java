package jp.denwaban.guidance;

/**
 * The guidance of a site cannot be used. The message is one sentence that names the file and the
 * place in it: {@code plan.json, guides.office.keys.3: no destination}.
 */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    public PlanException(String file, String place, String what) {
        super(sentence(file, place, what));
        this.file = file;
        this.place = place;
    }

    public PlanException(String file, String place, String what, Throwable cause) {
        super(sentence(file, place, what), cause);
        this.file = file;
        this.place = place;
    }

    /** Name of the file inside the guidance folder. */
    public String file() {
        return file;
    }

    /** Dotted way into the file, or a line and column; empty when the whole file is meant. */
    public String place() {
        return place;
    }

    private static String sentence(String file, String place, String what) {
        return file + (place.isEmpty() ? "" : ", " + place) + ": " + what;
    }
}

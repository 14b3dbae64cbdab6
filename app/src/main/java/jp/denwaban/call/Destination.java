package jp.denwaban.call;

/**
 * 着信先: where a digit leads.
 *
 * @param name of the office: 交通課
 * @param extension of the PBX, empty for the attendant
 * @param recorded whether the conversation is recorded; false where the card cannot
 */
public record Destination(String name, Way way, String extension, boolean recorded) {

    public Destination {
        if (way == Way.FLASH && recorded) {
            throw new IllegalArgumentException("a flash transfer cannot be recorded");
        }
    }

    /** See {@code line.Route.Way}; the call speaks of it in its own words. */
    public enum Way {
        DIAL_IN,
        ATTENDANT,
        FLASH
    }
}

package jp.denwaban.exchange.journal;

/** What one call came to, as the exchange saw it. */
final class CallStory {
    private final int number;
    private final int line;
    private final StringBuilder keys = new StringBuilder();
    private String caller = "";
    private String destination = "";
    private String answered = "";
    private boolean rang;
    private boolean rangAtAttendant;
    private boolean byCard;
    private String ended = "";
    private long beganMillis;
    private long endedMillis;

    CallStory(int number, int line) {
        this.number = number;
        this.line = line;
    }

    int line() {
        return line;
    }

    boolean rang() {
        return rang;
    }

    /** Rang at the switchboard and never at the card. */
    boolean rangAtAttendantOnly() {
        return rangAtAttendant && !rang;
    }

    void accept(Fact fact) {
        endedMillis = fact.atMillis();
        switch (fact.happening()) {
            case CALLING -> {
                beganMillis = fact.atMillis();
                caller = fact.details().getOrDefault("caller", "");
            }
            case RANG -> rang = true;
            case RANG_AT_ATTENDANT -> {
                rangAtAttendant = true;
                destination = "attendant";
            }
            case ANSWERED -> byCard = true;
            case KEY_PRESSED -> keys.append(fact.details().getOrDefault("keys", ""));
            case DESTINATION_RINGING, DESTINATION_BUSY, TRANSFERRED ->
                    destination = fact.details().getOrDefault("destination", "");
            case DESTINATION_ANSWERED, ANSWERED_BY_ATTENDANT -> answered = destination;
            case STAFF_HUNG_UP, RELEASED, CALLER_HUNG_UP, LOST_TO_BYPASS -> {
                if (ended.isEmpty()) {
                    ended = fact.happening().word();
                }
            }
            default -> {
                // Heard in the event file, no part of the summary.
            }
        }
    }

    String json(String port) {
        return new Json()
                .put("call", number)
                .put("line", line)
                .put("pty", port)
                .put("caller", caller)
                .put("rang", rang)
                .put("rangAtAttendant", rangAtAttendant)
                .put("answeredByCard", byCard)
                .put("keys", keys.toString())
                .put("destination", destination)
                .put("answeredBy", answered)
                .put("ended", ended)
                .put("beganMillis", beganMillis)
                .put("endedMillis", endedMillis)
                .toString();
    }
}

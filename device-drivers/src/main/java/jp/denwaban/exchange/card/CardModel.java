package jp.denwaban.exchange.card;

/** Which card the exchange plays. The names are those of the card profiles. */
public enum CardModel {
    /** The reference card: control and voice on two ports, both legs, a relay, a watchdog. */
    INLINE("inline", 115_200, 460_800),
    /** Any ITU-T V.253 voice modem: one port, one mixed leg, neither relay nor bridge. */
    V253("v253", 115_200, 115_200);

    private final String profile;
    private final int controlBaud;
    private final int voiceBaud;

    CardModel(String profile, int controlBaud, int voiceBaud) {
        this.profile = profile;
        this.controlBaud = controlBaud;
        this.voiceBaud = voiceBaud;
    }

    public String profile() {
        return profile;
    }

    public int controlBaud() {
        return controlBaud;
    }

    public int voiceBaud() {
        return voiceBaud;
    }
}

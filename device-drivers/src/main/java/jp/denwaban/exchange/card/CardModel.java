package jp.denwaban.exchange.card;

/** Which card the exchange plays. The names are those of the card profiles. */
public enum CardModel {
    /** The reference card: control and voice on two ports, both legs, a relay, a watchdog. */
    INLINE("inline", 115_200, 460_800),
    /**
     * Any ITU-T V.253 voice modem: one port, one mixed leg, neither relay nor bridge. As those on
     * USB it is not held to the speed its port is set to; 16-bit samples need 320,000 baud
     * shielded.
     */
    V253("v253", 460_800, 460_800);

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

package jp.denwaban.exchange.modem;

import java.util.List;
import java.util.Locale;

/**
 * What kind of modem the exchange plays. Real ones differ in just these points, so a program that
 * runs with all of them runs with most.
 */
public enum ModemCharacter {
    /** All that V.253 asks, both ways at once, made for Japan. */
    FULL(Compression.COMMON, true, true, true, false, "00"),
    /** Knows no caller ID: {@code +VCID} is an error. */
    NO_CALLER_ID(Compression.COMMON, true, false, true, false, "00"),
    /** One coding only. */
    MU_LAW_ONLY(Compression.MU_LAW_ONLY, true, true, true, false, "00"),
    /** One direction at a time: no {@code +VTR}. */
    HALF_DUPLEX(Compression.COMMON, false, true, true, false, "00"),
    /** Firmware of another country (USA): takes {@code +VCID=1} and never shows a number. */
    FOREIGN(Compression.COMMON, true, true, true, false, "B5"),
    /** {@code +VSM} wants all four numbers. */
    FOUR_NUMBERS(Compression.COMMON, true, true, true, true, "00"),
    /** 16-bit linear and nothing else. */
    SIXTEEN_BIT_ONLY(Compression.SIXTEEN_BIT_ONLY, true, true, true, false, "00"),
    /** A data modem: it has no voice class. */
    DATA_ONLY(List.of(), false, false, false, false, "00");

    /** T.35 country code of Japan. */
    private static final String JAPAN = "00";

    private final List<Compression> compressions;
    private final boolean duplex;
    private final boolean callerId;
    private final boolean voice;
    private final boolean fourNumbers;
    private final String country;

    ModemCharacter(
            List<Compression> compressions,
            boolean duplex,
            boolean callerId,
            boolean voice,
            boolean fourNumbers,
            String country) {
        this.compressions = compressions;
        this.duplex = duplex;
        this.callerId = callerId;
        this.voice = voice;
        this.fourNumbers = fourNumbers;
        this.country = country;
    }

    /** As the command line names it: {@code half-duplex}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<Compression> compressions() {
        return compressions;
    }

    /** Whether {@code +VTR} is known. */
    public boolean duplex() {
        return duplex;
    }

    /** Whether {@code +VCID} and {@code +VDR} are known. */
    public boolean callerId() {
        return callerId;
    }

    /** Whether it has {@code +FCLASS=8}. */
    public boolean voice() {
        return voice;
    }

    boolean fourNumbers() {
        return fourNumbers;
    }

    /** What {@code +GCI?} says. */
    public String country() {
        return country;
    }

    /** Whether Number Display of Japan is understood. */
    public boolean showsNumbers() {
        return callerId && country.equals(JAPAN);
    }
}

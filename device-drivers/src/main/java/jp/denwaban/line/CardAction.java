package jp.denwaban.line;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line asks of its card; the card profile says in which words. */
public enum CardAction {
    INITIALISE,
    /** On a voice port of its own, before its first stream. */
    INITIALISE_VOICE,
    HEARTBEAT,
    ANSWER,
    HANG_UP,
    /** Opens the voice stream, both ways; the card replies {@code CONNECT}. */
    STREAM,
    /** Closes the station loop, before {@link #SEND_DIGITS}. */
    SEIZE_STATION,
    SEND_DIGITS,
    ATTENDANT,
    /** Hook flash and digits in one order. */
    FLASH,
    /** A hook flash alone; the PBX holds the caller, or gives a held one back. */
    HOOK_FLASH,
    /** Digits to the PBX that holds the caller, after its second dial tone. */
    FLASH_DIGITS,
    RELEASE_STATION,
    BRIDGE,
    ENTER_BYPASS,
    LEAVE_BYPASS,
    FEED_WATCHDOG;

    /** Where the digits of a route stand in a command. */
    public static final String DIGITS = "{digits}";

    /** As {@link #DIGITS}, with a comma between them. */
    public static final String DIGITS_WITH_COMMAS = "{digits,}";

    /** As the profile writes it: {@code hang-up}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CardAction> of(String key) {
        return Arrays.stream(values()).filter(action -> action.key().equals(key)).findFirst();
    }
}

package jp.denwaban.exchange.journal;

import java.util.Locale;

/** What can happen at the exchange; the name in the event file is the lower-case one. */
public enum Happening {
    /** A caller has dialled and the network begins to ring the line. */
    CALLING,
    /** The bell rang at the card for the first time in this call. */
    RANG,
    /** Every further ring of that bell. */
    RANG_AGAIN,
    /** Number Display has given the card a number, or the reason why there is none. */
    NUMBER_SHOWN,
    /** The bell rang at the conventional switchboard. */
    RANG_AT_ATTENDANT,
    ANSWERED,
    ANSWERED_BY_ATTENDANT,
    /** CONNECT was sent: sample 0 of the reference audio. */
    STREAM_OPENED,
    STREAM_ENDED,
    /** The first sound that the PC sends in a stream: what came before was silence. */
    GUIDANCE_HEARD,
    KEY_PRESSED,
    CALLER_SPEAKS,
    CALLER_HUNG_UP,
    /** The called side hung up; the caller hears busy tone. */
    RELEASED,
    /** The card was told to reach a destination, and takes the order. */
    ROUTE_ORDERED,
    DESTINATION_RINGING,
    DESTINATION_BUSY,
    DESTINATION_ANSWERED,
    DESTINATION_RELEASED,
    STAFF_SPEAKS,
    STAFF_HUNG_UP,
    BRIDGED,
    TRANSFERRED,
    /** The relay fell before the caller had reached anyone. */
    LOST_TO_BYPASS,
    CALL_ENDED,
    BYPASS,
    SERVICE,
    POWER_OFF,
    POWER_ON,
    /** A scripted fault begins. */
    FAULT_BEGAN,
    FAULT_ENDED,
    /** The port was too slow for its audio: bytes were thrown away. */
    OVERRUN,
    /** The PC had been playing and now let the caller wait: a gap, or the end of a prompt. */
    UNDERRUN;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package jp.denwaban.call;

/** Where a call stands. Every phase but the last has a deadline. */
public enum Phase {
    /** The bell rings; our card has not closed the loop. */
    RINGING,
    /** Greeting and notice of recording. */
    GUIDING,
    /** The menu plays or the caller thinks. */
    CHOOSING,
    /** A destination is being called. */
    ROUTING,
    /** Caller and staff are joined. */
    TALKING,
    /** The call is over; its file is being ended. */
    SEALING,
    /** Its row is being made durable. */
    REGISTERING,
    ENDED
}

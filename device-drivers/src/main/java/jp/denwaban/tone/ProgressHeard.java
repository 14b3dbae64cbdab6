package jp.denwaban.tone;

/**
 * Something a telephone network or a person let us hear.
 *
 * <p>Units: samples of the leg since the detector began.
 *
 * @param startSample where it began (for {@link Kind#RING_BACK_STOPPED}: where the last burst
 *     ended)
 * @param atSample where it became certain; never before {@code startSample}
 */
public record ProgressHeard(Kind kind, long startSample, long atSample) {

    public enum Kind {
        /** One burst of ring-back has ended: the destination's bell rings, or rang until now. */
        RING_BACK_BURST,
        /** No burst for 2.5 s and no other 400 Hz tone: somebody lifted the handset. */
        RING_BACK_STOPPED,
        /** Busy tone for four cycles: busy, or the far side has hung up. */
        BUSY,
        /** 400 Hz without a break: an exchange waits for digits, so whoever was there is gone. */
        DIAL_TONE,
        /**
         * Three short bursts and again the tone: an exchange takes another number, as after a hook
         * flash. {@link #DIAL_TONE} follows when it stays.
         */
        SECOND_DIAL_TONE,
        /** Somebody speaks. Reported once for each stretch of speech. */
        VOICE,
        /** Nothing but noise for a stated time, reported once; never a hang-up. */
        SILENCE
    }
}

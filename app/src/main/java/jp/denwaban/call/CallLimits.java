package jp.denwaban.call;

import java.time.Duration;
import java.util.List;

/** Every wait and count of a call, each with its reason. */
public final class CallLimits {
    /** Japanese ringing is 1 s on, 2 s off: 5 s without a ring and the caller gave up. */
    public static final Duration RING_GAP = Duration.ofSeconds(5);

    /** CAR ringing is 0.5 s on, 0.5 s off; real ringing 3 s ± 20 %. Closer than this was CAR. */
    static final Duration REAL_RING_GAP = Duration.ofSeconds(2);

    /** The second real ring: the first one may be CAR. */
    static final int REAL_RINGS = 2;

    /** A card that has not answered a command in 5 s is past its own deadline (2 s) twice. */
    public static final Duration COMMAND_WITHIN = Duration.ofSeconds(5);

    /** The longest prompt is the menu with 25 s; twice that and some. */
    public static final Duration PROMPT_WITHIN = Duration.ofSeconds(60);

    /** 端末設備等規則 11条: digits not before 3 s after closing the loop, unless dial tone is heard. */
    public static final Duration DIAL_AFTER = Duration.ofSeconds(3);

    /** 端末設備等規則 11条: who does not answer within 2 min of the digits is given up. */
    static final Duration DIALLED_WITHIN = Duration.ofMinutes(2);

    /** 端末設備等規則 11条: within 3 min of the first dialling … */
    static final Duration REDIAL_WINDOW = Duration.ofMinutes(3);

    /** … the same number is dialled again twice at most. */
    static final int MOST_REDIALS = 2;

    /** A busy operator is tried again soon, then later: the two redials serve the whole window. */
    static final List<Duration> BUSY_WAITS =
            List.of(Duration.ofSeconds(20), Duration.ofSeconds(60));

    /**
     * After a flash the PBX lets us hear ring-back within one cycle (3 s) or busy within four (4
     * s): who hears nothing of either in 10 s has a PBX that gives no tones.
     */
    public static final Duration FLASH_HEARD_WITHIN = Duration.ofSeconds(10);

    /** Ten rings: who has not answered by then is not at his desk. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** A PBX needs about 2 s of open loop to see a hang-up; NTT asks for 2.5 s. */
    public static final Duration STATION_REST = Duration.ofMillis(2500);

    /** Who asked for the menu this often wants a person. */
    static final int MOST_REPEATS = 5;

    /**
     * From the first ring to a conversation: guidance is 1–2 minutes, two destinations one more.
     */
    public static final Duration REACH_WITHIN = Duration.ofMinutes(10);

    /** A line that talks longer was not hung up properly. */
    public static final Duration TALK_WITHIN = Duration.ofHours(4);

    /** A disk that stalls longer than this has failed. */
    public static final Duration SEAL_WITHIN = Duration.ofSeconds(30);

    /** Between two attempts to register. */
    public static final Duration REGISTER_WITHIN = Duration.ofSeconds(5);

    /** After this many failed registrations the line goes to the switchboard. */
    static final int REGISTER_ATTEMPTS = 3;

    private CallLimits() {}
}

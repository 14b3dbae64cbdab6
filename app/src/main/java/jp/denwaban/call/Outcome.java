package jp.denwaban.call;

/**
 * How a call ended; every call that rang has exactly one. The name is written into sealed files and
 * the index: never rename, only add.
 */
public enum Outcome {
    /** The conversation was recorded to its end. */
    RECORDED,
    /** The conversation took place and was not to be recorded. */
    TALKED_UNRECORDED,
    /** The caller went while the bell rang. */
    GONE_WHILE_RINGING,
    /** The caller went during guidance or before choosing. */
    GONE_IN_GUIDANCE,
    /** The caller went while a destination was being called. */
    GONE_WHILE_ROUTING,
    /** Recording began and was cut: line, power, disk or process. */
    CUT_SHORT,
    /** The line fell into bypass before anyone was reached. */
    LOST_TO_BYPASS,
    /** A fault ended the call before anyone was reached. */
    FAILED;

    /** The whole conversation is in a sealed file. */
    public boolean recorded() {
        return this == RECORDED;
    }

    /** 途中放棄: the caller went before anyone was reached. */
    public boolean gone() {
        return this == GONE_WHILE_RINGING || this == GONE_IN_GUIDANCE || this == GONE_WHILE_ROUTING;
    }
}

package jp.denwaban.wire;

/** What a line is doing, as the console words and draws it. */
public enum LineState {
    IDLE,
    RINGING,
    GUIDING,
    CHOOSING,
    TRANSFERRING,
    RECORDING,
    TALKING,
    CLOSING,
    BYPASS,
    FAULT,
    OUT_OF_SERVICE
}

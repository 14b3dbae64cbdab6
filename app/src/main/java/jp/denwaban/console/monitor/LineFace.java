package jp.denwaban.console.monitor;

import java.util.Optional;
import jp.denwaban.console.part.Symbol;
import jp.denwaban.wire.LineState;

/**
 * Everything one tile says at one moment, in words; the tile only draws it. Empty text is not
 * drawn.
 *
 * @param caller masked; empty for anyone not signed in
 * @param elapsed {@code 04:12}, two digits each so that the width never changes
 * @param key the chosen digit
 * @param doing what it is doing where there is no destination
 * @param strip why it asks for attention
 * @param shortStrip the same where there is less room
 * @param lamp how the recording sounds
 * @param lampWord the same in a word
 * @param lampMeans and in a sentence
 * @param foot a quiet remark: 録音対象外
 * @param fault the sentence of a fault, with its code
 * @param shortFault the same where there is less room
 * @param faultAt time of day
 */
public record LineFace(
        int line,
        LineState state,
        Kind kind,
        String word,
        String caller,
        String elapsed,
        String key,
        String destination,
        String extension,
        String doing,
        Optional<String> strip,
        String shortStrip,
        Lamp lamp,
        String lampWord,
        String lampMeans,
        String foot,
        String fault,
        String shortFault,
        String faultAt) {

    /** How loud a tile is; grey is normal, colour is a request. */
    public enum Kind {
        IDLE,
        WORKING,
        TALKING,
        FAULT
    }

    /** Told apart by shape: none, a tick, a triangle with an exclamation mark. */
    public enum Lamp {
        OUT,
        GOOD,
        CHECK
    }

    public String number() {
        return String.format("%02d", line);
    }

    public boolean metered() {
        return state == LineState.RECORDING;
    }

    public Symbol symbol() {
        return symbol(state);
    }

    /** The short sentence without its code, which the list of alarms has. */
    String briefestFault() {
        return shortFault.lines().findFirst().orElse("");
    }

    static Symbol symbol(LineState state) {
        return switch (state) {
            case IDLE -> Symbol.IDLE;
            case RINGING -> Symbol.RINGING;
            case GUIDING -> Symbol.GUIDING;
            case CHOOSING -> Symbol.CHOOSING;
            case TRANSFERRING -> Symbol.TRANSFERRING;
            case RECORDING -> Symbol.RECORDING;
            case TALKING -> Symbol.TALKING;
            case CLOSING -> Symbol.CLOSING;
            case BYPASS -> Symbol.BYPASS;
            case FAULT -> Symbol.FAULT;
            case OUT_OF_SERVICE -> Symbol.OUT_OF_SERVICE;
        };
    }
}

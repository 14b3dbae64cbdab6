package jp.denwaban.exchange.card;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jp.denwaban.exchange.modem.ModemState;
import jp.denwaban.exchange.modem.Registers;
import jp.denwaban.exchange.modem.ToneText;
import jp.denwaban.exchange.modem.ToneText.Part;
import jp.denwaban.exchange.sound.Mix;
import jp.denwaban.exchange.sound.Sound;

/**
 * What a modem sends into the line by itself: tones of {@code +VTS}, digits of {@code ATD}, a hook
 * flash. The result comes when the last sample has left.
 */
final class ModemTones {
    /** A shorter break is no flash, a longer one a hang-up: a modem goes no further. */
    private static final int SHORTEST_FLASH_MILLIS = 200;

    private static final int LONGEST_FLASH_MILLIS = 1200;

    /** 端末設備等規則 11条 asks for 3 s, or dial tone; it is heard for a second before dialling. */
    private static final int DIAL_TONE_MILLIS = 1000;

    /** Four cycles of busy tone are heard before it is believed. */
    private static final int BUSY_MILLIS = 4000;

    /** 100 ms, the length that telephones send, in units of {@code +VTD}. */
    private static final int DIALLED_DIGIT = 10;

    private final Card card;
    private final ModemState state;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final short[] frame = new short[Sound.STEP_SAMPLES];
    private Doing doing = Doing.NOTHING;
    private boolean flashing;
    private boolean goesOn;
    private long waitMillis;

    private enum Doing {
        NOTHING,
        TONES,
        /** The loop is closed, dial tone is listened to, digits follow. */
        DIALLING,
        /** Dialled: somebody answers, or not. */
        CALLING,
        /** A data call has been answered: a carrier is waited for. */
        CARRIER
    }

    ModemTones(Card card, ModemState state) {
        this.card = card;
        this.state = state;
    }

    boolean running() {
        return doing != Doing.NOTHING;
    }

    /** Any character ends dialling and the wait for a carrier; tones are sent to their end. */
    boolean mayBeInterrupted() {
        return doing != Doing.TONES;
    }

    Result interrupt() {
        boolean tones = doing == Doing.TONES;
        doing = Doing.NOTHING;
        parts.clear();
        if (!tones) {
            onHook();
        }
        return tones ? Result.ERROR : Result.NO_CARRIER;
    }

    Result send(List<Part> newParts) {
        parts.addAll(newParts);
        return begin(Doing.TONES, 0);
    }

    /** Into dial tone, or into a call that goes on. {@code ;} at the end: back to commands then. */
    Result dial(String number, boolean inCall) {
        goesOn = number.endsWith(";");
        String digits = number.replaceAll("[^0-9A-D*#]", "");
        if (!digits.isEmpty()) {
            ToneText.read(digits, DIALLED_DIGIT).ifPresent(parts::addAll);
        }
        return inCall ? begin(Doing.TONES, 0) : begin(Doing.DIALLING, DIAL_TONE_MILLIS);
    }

    Result awaitCarrier() {
        return begin(Doing.CARRIER, ModemOrders.carrierWait(state));
    }

    private Result begin(Doing what, long millis) {
        doing = what;
        waitMillis = millis;
        return Result.LATER;
    }

    /** One step; the result when it is over. */
    Optional<Result> step() {
        if (waitMillis > 0) {
            waitMillis -= Sound.STEP_MILLIS;
            return Optional.empty();
        }
        if (flashing) {
            flashing = false;
            card.flash(); // when the loop closes again the PBX knows what it was
        }
        if (doing == Doing.NOTHING || !parts.isEmpty()) {
            return Optional.empty();
        }
        return switch (doing) {
            case NOTHING -> Optional.empty();
            case TONES -> sent();
            case DIALLING -> dialled();
            case CALLING -> over(Result.BUSY);
            case CARRIER -> over(Result.NO_CARRIER);
        };
    }

    private Optional<Result> sent() {
        doing = Doing.NOTHING;
        return Optional.of(Result.OK);
    }

    private Optional<Result> dialled() {
        card.trunk().dialled();
        if (goesOn) {
            doing = Doing.NOTHING;
            return Optional.of(Result.OK);
        }
        begin(Doing.CALLING, BUSY_MILLIS);
        return Optional.empty();
    }

    private Optional<Result> over(Result result) {
        doing = Doing.NOTHING;
        onHook();
        return Optional.of(result);
    }

    private void onHook() {
        state.settings().put("+VLS", 0);
        card.hangUp();
    }

    private long flashMillis() {
        int ordered = 10 * state.registers().value(Registers.HOOK_FLASH);
        return Math.max(SHORTEST_FLASH_MILLIS, Math.min(LONGEST_FLASH_MILLIS, ordered));
    }

    /** Adds one step of what is being sent. */
    void sound(short[] line) {
        if (waitMillis > 0 || parts.isEmpty()) {
            return;
        }
        Part now = parts.element();
        if (now.flash()) {
            flashing = true;
            waitMillis = flashMillis();
            parts.remove();
        } else if (now.sound().fill(frame) > 0) {
            if (!card.enquiring()) {
                Mix.add(line, frame);
            }
        } else {
            if (card.enquiring()) {
                card.dialEnquiry(now.digits());
            }
            parts.remove();
            sound(line);
        }
    }
}

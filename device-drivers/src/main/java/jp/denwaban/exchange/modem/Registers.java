package jp.denwaban.exchange.modem;

import java.util.Arrays;
import java.util.Optional;

/**
 * The S-registers.
 *
 * @see "ITU-T V.250, 5.3.2 and 6: S-parameters and their defaults"
 */
public final class Registers {
    /** Rings before it answers by itself; 0 never. */
    public static final int AUTO_ANSWER = 0;

    /** Rings since the bell began. */
    public static final int RINGS = 1;

    public static final int CARRIAGE_RETURN = 3;
    public static final int LINE_FEED = 4;
    public static final int BACKSPACE = 5;

    /** Seconds to wait for a carrier. */
    public static final int CARRIER_WAIT = 7;

    /** Length of a hook flash in 10 ms; the number is that of many makers, V.250 has none. */
    public static final int HOOK_FLASH = 29;

    /** 0.7 s, the middle of what exchanges take. */
    private static final int MAKERS_HOOK_FLASH = 70;

    private static final int COUNT = 256;

    /** 255, with zeros before it if somebody likes them. */
    private static final int LONGEST_VALUE = 5;

    /** V.250's values of S0 to S12. */
    private static final int[] MAKERS = {0, 0, 43, 13, 10, 8, 2, 50, 2, 6, 14, 95, 50};

    private final int[] values = new int[COUNT];

    public Registers() {
        reset();
    }

    public void reset() {
        Arrays.fill(values, 0);
        System.arraycopy(MAKERS, 0, values, 0, MAKERS.length);
        values[HOOK_FLASH] = MAKERS_HOOK_FLASH;
    }

    public int value(int register) {
        return values[register];
    }

    public void put(int register, int value) {
        values[register] = value & 0xFF;
    }

    /** Carries out a command on a register; {@code S0} alone only points at it. */
    Optional<String> carryOut(AtCommand command) {
        String number = command.name().substring(1);
        int register = number.isEmpty() ? 0 : Integer.parseInt(number);
        return switch (command.form()) {
            case SET -> set(register, command.value());
            case ASK -> Optional.of(String.format("%03d", values[register]));
            case ACT, RANGE -> Optional.of("");
        };
    }

    private Optional<String> set(int register, String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        int number = value.isEmpty() ? 0 : Integer.parseInt(value);
        if (number >= COUNT) {
            return Optional.empty();
        }
        values[register] = number;
        return Optional.of("");
    }

    /** Whether a command is about a register there is. */
    static boolean isOne(AtCommand command) {
        return command.name().matches("S[0-9]{0,3}")
                && (command.name().length() == 1
                        || Integer.parseInt(command.name().substring(1)) < COUNT);
    }
}

package jp.denwaban.exchange.modem;

import java.util.List;

/**
 * One entry of a modem's list of compressions.
 *
 * @param number what {@code +VSM=} chooses it by
 */
record Compression(int number, VoiceFormat format) {
    /**
     * Those of V.253, and the makers' numbers above 127 that are most common: 128 linear, 130 to
     * 132 as Conexant numbers them. 129 is 16 bit, as with U.S. Robotics.
     */
    static final List<Compression> COMMON =
            List.of(
                    new Compression(0, VoiceFormat.SIGNED_8),
                    new Compression(1, VoiceFormat.UNSIGNED_8),
                    new Compression(4, VoiceFormat.MU_LAW),
                    new Compression(5, VoiceFormat.A_LAW),
                    new Compression(128, VoiceFormat.UNSIGNED_8),
                    new Compression(129, VoiceFormat.SIGNED_16),
                    new Compression(130, VoiceFormat.UNSIGNED_8),
                    new Compression(131, VoiceFormat.MU_LAW),
                    new Compression(132, VoiceFormat.A_LAW));

    static final List<Compression> MU_LAW_ONLY = List.of(new Compression(4, VoiceFormat.MU_LAW));

    /** As some modems of USB and PCI kind: more than a serial port of 115,200 baud carries. */
    static final List<Compression> SIXTEEN_BIT_ONLY =
            List.of(new Compression(0, VoiceFormat.SIGNED_16));

    /** Number, name, bits, timing marks, rates, silence compression, silence expansion. */
    String listed() {
        return number + ",\"" + format.shown() + "\"," + format.bits() + ",0,(8000),(0),(0)";
    }
}

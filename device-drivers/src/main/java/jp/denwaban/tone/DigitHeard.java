package jp.denwaban.tone;

/**
 * One key press, heard whole: reported when its tone has ended.
 *
 * <p>Units: positions are samples of the leg since the detector began, so divide by 8 for
 * milliseconds; {@code levelDbm0} is the louder of the two tones (0 dBm0 = a sine of −3.14 dBFS
 * peak); {@code twistDb} is high group over low group, positive when the high tone is louder.
 *
 * @param digit one of {@code 0123456789*#ABCD}
 * @param endSample first sample after the tone
 */
public record DigitHeard(
        char digit, long startSample, long endSample, double levelDbm0, double twistDb) {}

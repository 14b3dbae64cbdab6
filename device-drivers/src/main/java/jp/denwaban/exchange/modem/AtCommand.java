package jp.denwaban.exchange.modem;

/**
 * One command of a command line.
 *
 * @param name in capitals, with its prefix: {@code E}, {@code &F}, {@code S0}, {@code +VSM}
 * @param value what follows, without the sign of the form; empty if nothing does
 */
public record AtCommand(String name, Form form, String value) {

    public enum Form {
        /** {@code E0}, {@code +VTX}: do it. */
        ACT,
        /** {@code S0=1}, {@code +VSM=4,8000}: let it be so. */
        SET,
        /** {@code S0?}, {@code +VSM?}: how is it now? */
        ASK,
        /** {@code +VSM=?}: what could it be? */
        RANGE
    }

    boolean is(String otherName, Form otherForm) {
        return form == otherForm && name.equals(otherName);
    }
}

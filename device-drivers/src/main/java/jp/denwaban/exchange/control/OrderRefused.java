package jp.denwaban.exchange.control;

/** A command cannot be understood; the message tells why, in a few words. */
final class OrderRefused extends Exception {
    private static final long serialVersionUID = 1L;

    OrderRefused(String why) {
        super(why);
    }
}

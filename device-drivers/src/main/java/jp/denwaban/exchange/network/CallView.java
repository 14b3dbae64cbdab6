package jp.denwaban.exchange.network;

/** What a caller can tell about the own call: by ear, as everybody can. */
public interface CallView {

    /** How long the bell at the other end has been ringing. */
    long ringingMillis();

    /** How often the bell has rung, short rings not counted. */
    int bells();

    /** Somebody or something has answered. */
    boolean answered();

    /** A person is on the line, not a machine. */
    boolean staffReached();

    /** The other side has hung up: busy tone. */
    boolean released();
}

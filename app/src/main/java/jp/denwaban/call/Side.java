package jp.denwaban.call;

/** One of the two people on a call. */
public enum Side {
    CALLER,
    STAFF
}

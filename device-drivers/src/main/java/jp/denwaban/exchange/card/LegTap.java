package jp.denwaban.exchange.card;

/** Listens in on what the card sends to the PC, so that it can be compared with it later. */
public interface LegTap {

    /** Nobody compares. */
    LegTap NONE =
            new LegTap() {
                @Override
                public void opened(int call) {}

                @Override
                public void sent(short[] caller, short[] staff) {}

                @Override
                public void closed() {}
            };

    /** The stream of a call begins; the next samples are its first. */
    void opened(int call);

    /** One step of both legs, before µ-law; the arrays are used again. */
    void sent(short[] caller, short[] staff);

    /** The stream has ended, or the relay has cut it off. Called more than once. */
    void closed();
}

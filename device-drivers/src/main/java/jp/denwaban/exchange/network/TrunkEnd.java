package jp.denwaban.exchange.network;

import jp.denwaban.line.CallerId;

/** What hangs at the end of a trunk line and feels what the network does to it. */
public interface TrunkEnd {

    /** A line that ends in a socket on the wall. */
    TrunkEnd NOTHING =
            new TrunkEnd() {
                @Override
                public void ringBurst() {}

                @Override
                public void numberShown(CallerId callerId) {}

                @Override
                public void polarityReversed() {}

                @Override
                public void loopBroken() {}
            };

    /** Whether it closes its loop on a short ring, to be told the number. */
    default boolean takesNumbers() {
        return true;
    }

    /** A short ring of 0.5 s (CAR); who cannot tell takes it for the bell. */
    default void carBurst() {
        ringBurst();
    }

    /** The bell: ringing voltage for 1 s begins. */
    void ringBurst();

    /** Ringing voltage has ended after so many milliseconds. */
    default void ringEnded(int lastedMillis) {}

    /** The number, or why there is none, was received between the first ring and the second. */
    void numberShown(CallerId callerId);

    void polarityReversed();

    /** Loop current has stopped: the caller has gone. */
    void loopBroken();
}

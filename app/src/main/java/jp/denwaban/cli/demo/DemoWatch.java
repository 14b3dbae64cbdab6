package jp.denwaban.cli.demo;

/** Looks on while a demonstration runs: for whoever measures the two processes. */
public interface DemoWatch {
    /** Nobody looks. */
    DemoWatch NOBODY =
            new DemoWatch() {
                @Override
                public void serving(long exchangePid, long answeringPid) {}

                @Override
                public void callsOver() {}

                @Override
                public void ended(String lastWords) {}
            };

    /** All lines are in service and the script begins. */
    void serving(long exchangePid, long answeringPid);

    /** The last call is over; the answering process still runs. */
    void callsOver();

    /**
     * The answering process has ended in its own order.
     *
     * @param lastWords what it printed last, one JSON object
     */
    void ended(String lastWords);
}

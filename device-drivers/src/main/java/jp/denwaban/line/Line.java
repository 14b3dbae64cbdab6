package jp.denwaban.line;

/**
 * One trunk line and the card in it: the port between telephone hardware and the rest of the house.
 *
 * <p>Commands return once the card has acknowledged them, each within the profile's deadline; facts
 * and audio come to the {@link LineListener} on the line's own threads. {@code SerialLine} stands
 * on a serial port, {@code VirtualLine} on the same bytes in process; both keep one contract test.
 */
public interface Line extends AutoCloseable {

    LineNumber number();

    CardProfile profile();

    /** Opens the ports, initialises the card and starts its heartbeat. Called once. */
    void open(LineListener listener) throws LineException;

    /** Closes the trunk loop; from here on {@link LineListener#heard} is called every 20 ms. */
    void answer() throws LineException;

    /**
     * Calls the destination on the station side. Returns when its digits are sent, not answered.
     */
    void routeTo(Route route) throws LineException;

    /**
     * The first half of {@link #routeTo}: closes the loop towards the destination, or flashes the
     * hook, so that dial tone can be listened for before the digits. Where the card does both in
     * one order, it is all of it.
     *
     * @return whether {@link #sendDigits} is to follow
     */
    boolean seize(Route route) throws LineException;

    /** The second half. Returns when the digits are sent. */
    void sendDigits(Route route) throws LineException;

    /**
     * After {@link #seize} by flash: flashes again, so that the PBX gives the caller back.
     *
     * @throws LineException {@code UNSUPPORTED} if the card has no flash of its own
     */
    void takeBack() throws LineException;

    /** Gives up the destination that was being called; the caller stays. */
    void releaseStation() throws LineException;

    /** Joins caller and staff. Both legs go on being heard, separately. */
    void bridge() throws LineException;

    /** Opens the loops of both sides. Safe when there is no call. */
    void hangUp() throws LineException;

    /** Lets the relay fall: trunk and station joined as before the system existed. */
    void enterBypass() throws LineException;

    /** Takes the line back from bypass; refused with {@link LineException.Kind#BUSY} mid-call. */
    void leaveBypass() throws LineException;

    /**
     * Tells the card that this line is alive. The card falls into bypass 3 s after the last one.
     */
    void feedWatchdog() throws LineException;

    /**
     * Queues one frame for the caller's ear. The queue holds {@value #PLAY_QUEUE_FRAMES} frames;
     * feed one for every frame heard, a few ahead at the start.
     *
     * @return false if the queue is full and the frame was not taken
     */
    boolean play(short[] frame);

    /** Throws away what is queued and not yet sent: the caller pressed a key during a prompt. */
    void stopPlaying();

    /** Closes everything. Never throws, never blocks longer than a second; safe to call twice. */
    @Override
    void close();

    /** 200 ms: enough for a late scheduler, short enough that barge-in feels immediate. */
    int PLAY_QUEUE_FRAMES = 10;
}

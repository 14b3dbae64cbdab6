package jp.denwaban.line.card;

import jp.denwaban.line.LineException;
import jp.denwaban.line.at.StreamSink;

/** Takes what one port of a card tells unasked. Called on that port's thread only. */
interface PortEvents extends StreamSink {

    /** A line of text that is not the result of a command. */
    void line(String text);

    /** Something came that no card says: a stale result, bytes that are no text. */
    void odd();

    /** A voice stream begins: what follows is audio. */
    void streamOpened();

    /** The card ended the stream without being asked. */
    void streamBroken();

    /** Once in every turn of the port's thread; {@code streaming} tells whether audio is due. */
    void turned(boolean streaming) throws LineException;

    /** The port is gone; nothing comes after this. */
    void lost(String port, String why);
}

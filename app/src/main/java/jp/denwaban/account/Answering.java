package jp.denwaban.account;

import java.util.function.LongFunction;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/** The console's way to the answering process, as a service needs it: one question, one reply. */
@FunctionalInterface
public interface Answering {

    /**
     * Asks and waits for the reply, at most as long as {@link
     * jp.denwaban.wire.WireClient#REPLY_WITHIN}. Never call it on the JavaFX thread.
     *
     * @param request makes the message with the request number it is given
     * @throws NotAnsweredException no connection, or no reply in time; then the action must not
     *     happen
     */
    ServerMessage ask(LongFunction<ClientMessage> request) throws NotAnsweredException;
}

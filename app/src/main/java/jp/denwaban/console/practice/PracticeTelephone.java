package jp.denwaban.console.practice;

import jp.denwaban.account.Action;
import jp.denwaban.account.Answering;
import jp.denwaban.account.Gate;
import jp.denwaban.account.NotAllowedException;
import jp.denwaban.account.NotAnsweredException;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/** 試験電話 as a service: asks the table, then tells the virtual exchange behind answering. */
public final class PracticeTelephone {
    private final Gate gate;
    private final Answering answering;

    public PracticeTelephone(Gate gate, Answering answering) {
        this.gate = gate;
        this.answering = answering;
    }

    /**
     * Calls the representative number. Answering writes the audit entry of this action.
     *
     * @param callerId digits, or {@code P C O S}
     * @throws NotAnsweredException no line is free, or answering is not there
     */
    public void place(String callerId) throws NotAllowedException, NotAnsweredException {
        gate.require(Action.PLACE_PRACTICE_CALL);
        confirmed(answering.ask(request -> new ClientMessage.PlacePracticeCall(request, callerId)));
    }

    public void press(char key) throws NotAllowedException, NotAnsweredException {
        gate.require(Action.PLACE_PRACTICE_CALL);
        confirmed(
                answering.ask(
                        request ->
                                new ClientMessage.PressPracticeKey(request, String.valueOf(key))));
    }

    public void end() throws NotAllowedException, NotAnsweredException {
        gate.require(Action.PLACE_PRACTICE_CALL);
        confirmed(answering.ask(ClientMessage.EndPracticeCall::new));
    }

    private static void confirmed(ServerMessage reply) throws NotAnsweredException {
        if (!(reply instanceof ServerMessage.Done)) {
            throw new NotAnsweredException("the practice telephone was refused");
        }
    }
}

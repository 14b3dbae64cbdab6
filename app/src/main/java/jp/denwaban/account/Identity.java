package jp.denwaban.account;

import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.wire.ClientMessage.Identify;
import jp.denwaban.wire.ClientMessage.Prove;
import jp.denwaban.wire.ServerMessage;

/** Proves to answering who is at the console; again on every new connection. */
public final class Identity {
    private final KeyRing keys;

    public Identity(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Opens the challenge with the person's private key.
     *
     * @throws NotAnsweredException answering does not know this person, or does not answer
     * @throws VaultException the challenge was sealed to another key: the public key was changed
     */
    public void proveTo(Answering answering) throws NotAnsweredException, VaultException {
        String user = keys.user().id().text();
        ServerMessage challenge = answering.ask(request -> new Identify(request, user));
        if (!(challenge instanceof ServerMessage.Challenge sealed)) {
            throw new NotAnsweredException("no challenge came");
        }
        String opened = keys.prove(sealed.sealed());
        if (!(answering.ask(request -> new Prove(request, opened)) instanceof ServerMessage.Done)) {
            throw new NotAnsweredException("the proof was refused");
        }
    }
}

package jp.denwaban.account;

import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.EnvelopeProof;
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
        prove(answering, keys.user().id().text(), keys::prove);
    }

    /** The same for whoever opened the envelope: what they do can be written down. */
    static void ofEnvelope(EnvelopeProof envelope, Answering answering)
            throws NotAnsweredException, VaultException {
        prove(answering, Identify.ENVELOPE, envelope::prove);
    }

    private interface Opener {
        String open(String challenge) throws VaultException;
    }

    private static void prove(Answering answering, String who, Opener opener)
            throws NotAnsweredException, VaultException {
        ServerMessage challenge = answering.ask(request -> new Identify(request, who));
        if (!(challenge instanceof ServerMessage.Challenge sealed)) {
            throw new NotAnsweredException("no challenge came");
        }
        String opened = opener.open(sealed.sealed());
        if (!(answering.ask(request -> new Prove(request, opened)) instanceof ServerMessage.Done)) {
            throw new NotAnsweredException("the proof was refused");
        }
    }
}

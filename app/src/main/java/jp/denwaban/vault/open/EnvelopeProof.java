package jp.denwaban.vault.open;

import jp.denwaban.vault.VaultException;

/** The envelope's code was right: what shows it to the answering process. Close it. */
public final class EnvelopeProof implements AutoCloseable {
    private final PrivateKey envelope;

    EnvelopeProof(PrivateKey envelope) {
        this.envelope = envelope;
    }

    /** The answer to {@code ServerMessage.Challenge}, for {@code ClientMessage.Prove}. */
    public String prove(String challenge) throws VaultException {
        return envelope.answer(challenge);
    }

    @Override
    public void close() {
        envelope.close();
    }
}

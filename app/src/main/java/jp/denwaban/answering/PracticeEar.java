package jp.denwaban.answering;

import java.util.Base64;
import java.util.function.Consumer;
import jp.denwaban.audio.MuLaw;
import jp.denwaban.wire.ServerMessage;

/** What the practising caller hears, sent to one console. */
final class PracticeEar implements PracticeTelephone.Ear {
    private final Consumer<ServerMessage> console;

    PracticeEar(Consumer<ServerMessage> console) {
        this.console = console;
    }

    @Override
    public void changed(String state, int line) {
        console.accept(new ServerMessage.PracticeCall(state, line));
    }

    @Override
    public void heard(short[] samples) {
        byte[] bytes = new byte[samples.length];
        for (int index = 0; index < samples.length; index++) {
            bytes[index] = MuLaw.encode(samples[index]);
        }
        console.accept(new ServerMessage.PracticeAudio(Base64.getEncoder().encodeToString(bytes)));
    }
}

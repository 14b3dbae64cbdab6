package jp.denwaban.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.util.List;
import java.util.Optional;

/** What the answering process says to a console. */
@JsonTypeInfo(use = Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ServerMessage.Status.class, name = "status"),
    @JsonSubTypes.Type(value = ServerMessage.Levels.class, name = "levels"),
    @JsonSubTypes.Type(value = ServerMessage.Challenge.class, name = "challenge"),
    @JsonSubTypes.Type(value = ServerMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ServerMessage.PracticeCall.class, name = "practice-call"),
    @JsonSubTypes.Type(value = ServerMessage.PracticeAudio.class, name = "practice-audio")
})
public sealed interface ServerMessage {

    /** First on every connection. A console of another version shows one sentence and stops. */
    record Hello(int version, String siteName, boolean training) implements ServerMessage {}

    record Status(Snapshot snapshot) implements ServerMessage {}

    /** Both legs of every talking line in dBFS, −60 at least; at most 15 times a second. */
    record Levels(List<Level> levels) implements ServerMessage {
        public record Level(int line, int callerDb, int staffDb) {}
    }

    /** 32 bytes sealed by HPKE to the user's public key, Base64; the proof is those bytes. */
    record Challenge(long request, String sealed) implements ServerMessage {}

    record Done(long request, Optional<String> value) implements ServerMessage {}

    /** The code has a sentence in the console's bundle. */
    record Refused(long request, String code) implements ServerMessage {}

    /** State of the console's own practice call (訓練 only): ringing, connected, bypass, ended. */
    record PracticeCall(String state, int line) implements ServerMessage {}

    /** What the practising caller hears: µ-law at 8 kHz, Base64, 20 ms or a few of them. */
    record PracticeAudio(String muLaw) implements ServerMessage {}
}

package jp.denwaban.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * What a console says to the answering process. Without a proven identity only {@link
 * SwitchToBypass} (and in 訓練 the practice telephone) is obeyed.
 */
@JsonTypeInfo(use = Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Identify.class, name = "identify"),
    @JsonSubTypes.Type(value = ClientMessage.Prove.class, name = "prove"),
    @JsonSubTypes.Type(value = ClientMessage.SwitchToBypass.class, name = "switch-to-bypass"),
    @JsonSubTypes.Type(value = ClientMessage.ReturnToService.class, name = "return-to-service"),
    @JsonSubTypes.Type(value = ClientMessage.PlanStop.class, name = "plan-stop"),
    @JsonSubTypes.Type(value = ClientMessage.ConfirmAlarm.class, name = "confirm-alarm"),
    @JsonSubTypes.Type(value = ClientMessage.ConfirmClock.class, name = "confirm-clock"),
    @JsonSubTypes.Type(value = ClientMessage.WriteEntry.class, name = "write-entry"),
    @JsonSubTypes.Type(value = ClientMessage.PlacePracticeCall.class, name = "place-practice-call"),
    @JsonSubTypes.Type(value = ClientMessage.PressPracticeKey.class, name = "press-practice-key"),
    @JsonSubTypes.Type(value = ClientMessage.EndPracticeCall.class, name = "end-practice-call")
})
public sealed interface ClientMessage {
    /** Chosen by the console, unique on its connection; the reply carries it. */
    long request();

    /**
     * Asks for a challenge; the reply is {@link ServerMessage.Challenge}, also for an unknown user.
     *
     * @param userId or {@link #ENVELOPE}: who has opened the envelope may have its use written down
     */
    record Identify(long request, String userId) implements ClientMessage {
        /** No user ID has a star. */
        public static final String ENVELOPE = "*envelope";
    }

    record Prove(long request, String opened) implements ClientMessage {}

    /** 従来交換へ切替, all lines. */
    record SwitchToBypass(long request) implements ClientMessage {}

    record ReturnToService(long request) implements ClientMessage {}

    /** 計画停止: every line to the switchboard as soon as its call is over, within a limit. */
    record PlanStop(long request) implements ClientMessage {}

    record ConfirmAlarm(long request, long alarm) implements ClientMessage {}

    /**
     * 時刻の照合: a person compared with 117, and at this moment it is {@code told}. Another date than
     * what answering takes for today is for an administrator, who says it twice.
     *
     * @param typed whether he typed the date himself
     */
    record ConfirmClock(long request, Instant told, boolean typed) implements ClientMessage {}

    /**
     * Adds an entry to the audit chain; the reply comes when it is durable, and only then may the
     * action happen. {@code detail} stands there in clear and holds no personal data; {@code
     * personal} is sealed, together with who has proved themselves on this connection.
     */
    record WriteEntry(long request, String entry, String detail, Optional<String> personal)
            implements ClientMessage {}

    /** 訓練: calls the representative number with this number, or {@code P C O S}. */
    record PlacePracticeCall(long request, String callerId) implements ClientMessage {}

    record PressPracticeKey(long request, String key) implements ClientMessage {}

    record EndPracticeCall(long request) implements ClientMessage {}
}

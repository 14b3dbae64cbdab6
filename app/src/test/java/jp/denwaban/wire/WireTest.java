package jp.denwaban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages as bytes: what a console of this version writes and reads. */
class WireTest {

    @Test
    void everyKindOfMessageHasItsOwnName() {
        assertThat(Wire.write(new ClientMessage.SwitchToBypass(7)))
                .isEqualTo("{\"type\":\"switch-to-bypass\",\"request\":7}");
        assertThat(Wire.write(new ServerMessage.Hello(1, "訓練署", true)))
                .isEqualTo(
                        "{\"type\":\"hello\",\"version\":1,\"siteName\":\"訓練署\",\"training\":true}");
        assertThat(
                        Wire.write(
                                new ClientMessage.ConfirmClock(
                                        8, Instant.parse("2026-11-24T00:15:00Z"), true)))
                .isEqualTo(
                        "{\"type\":\"confirm-clock\",\"request\":8,\"told\":\"2026-11-24T00:15:00Z\",\"typed\":true}");
        assertThat(ClientMessage.class.getPermittedSubclasses()).hasSize(11);
        assertThat(ServerMessage.class.getPermittedSubclasses()).hasSize(8);
    }

    @Test
    void aSnapshotComesBackAsItWas() throws Exception {
        ServerMessage message = new ServerMessage.Status(snapshot(1));

        assertThat(Wire.readServer(Wire.write(message))).isEqualTo(message);
    }

    @Test
    void twoHundredAndFortyLinesFitInOneLine() {
        assertThat(Wire.write(new ServerMessage.Status(snapshot(240))).length())
                .isLessThan(Wire.LONGEST_LINE);
    }

    @Test
    void aFieldOfALaterVersionIsPassedOver() throws Exception {
        assertThat(Wire.readServer("{\"type\":\"done\",\"request\":3,\"value\":null,\"new\":1}"))
                .isEqualTo(new ServerMessage.Done(3, Optional.empty()));
    }

    @Test
    void whatIsNoMessageIsOneException() {
        assertThatThrownBy(() -> Wire.readClient("{\"type\":\"open-vault\",\"request\":1}"))
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> Wire.readClient("[1,")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> Wire.readClient("null")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> Wire.readClient("")).isInstanceOf(WireException.class);
        // One second after the last one that java.time knows.
        assertThatThrownBy(
                        () ->
                                Wire.readClient(
                                        "{\"type\":\"confirm-clock\",\"request\":1,"
                                                + "\"told\":31556889864403200}"))
                .isInstanceOf(WireException.class);
    }

    private static Snapshot snapshot(int lines) {
        Instant at = Instant.parse("2026-11-22T11:30:15.123Z");
        LineStatus line =
                new LineStatus(
                        1,
                        LineState.RECORDING,
                        at,
                        Optional.of(
                                new LineStatus.MaskedCaller(Optional.of("0110"), Optional.empty())),
                        Optional.of("3"),
                        Optional.of("交通課"),
                        Optional.of("231"),
                        Optional.of(new LineStatus.GuidanceName("執務時間内の案内", 3)),
                        2,
                        1,
                        0,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        true);
        return new Snapshot(
                at,
                false,
                Snapshot.Mode.IN_SERVICE,
                Collections.nCopies(lines, line),
                new Snapshot.Today(9, 5, 3, 1, 0, 0, Collections.nCopies(24, 0)),
                new Snapshot.Disk(
                        41,
                        90_000_000_000L,
                        20,
                        10,
                        Optional.of(new Snapshot.Forecast(31_000_000_000L, true, 43, 2))),
                new Snapshot.Guidance(
                        "執務時間内の案内",
                        3,
                        List.of(new Snapshot.Guidance.Span(LocalTime.MIDNIGHT, "執務時間外", false)),
                        Optional.of(new Snapshot.Guidance.Change(LocalTime.of(17, 15), "執務時間外"))),
                List.of(new Snapshot.Alarm(1, 2, at, "L-03", Optional.of(4), false)));
    }
}

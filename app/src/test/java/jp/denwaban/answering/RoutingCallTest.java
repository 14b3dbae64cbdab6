package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.denwaban.answering.ScriptedSite.Happened;
import jp.denwaban.audio.WavFile;
import jp.denwaban.call.Outcome;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.recording.index.IndexedCall;
import jp.denwaban.recording.open.Recording;
import jp.denwaban.tone.ProgressDetector;
import jp.denwaban.tone.ProgressHeard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who is reached when the first choice is busy, silent, engaged by ourselves or behind a flash. */
class RoutingCallTest {
    /** A PBX sees a hang-up after about 2 s of open loop; NTT asks for 2.5 s. */
    private static final long REST_MILLIS = 2500;

    private static final String STAFF =
            """
            exchange seed=515
            extension 211 one-call answers after=1s says=staff-keimu.wav hangs-up=90s
            extension 212 one-call answers after=1s says=staff-seian.wav hangs-up=90s
            extension 221 never
            extension 231 busy
            extension 241 answers after=3s says=staff-keiji.wav hangs-up=6s
            attendant answers after=4s says=attendant.wav hangs-up=90s
            """;

    @TempDir Path root;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void busySilentAndEngagedDestinationsAreFollowedByTheNextAndThenByTheOperator()
            throws Exception {
        String script =
                STAFF
                        + """
                        call line=1 at=0s number=0112510111 : wait 2s, press 1, wait for staff, wait 45s, hang-up
                        call line=2 at=10s number=0112510112 : wait 2s, press 1, wait for staff, wait 40s, hang-up
                        call line=3 at=20s number=0112510113 : wait 2s, press 1, wait for staff, wait 3s, hang-up
                        call line=4 at=0s number=0112510114 : wait 2s, press 2, wait for staff, wait 3s, hang-up
                        """;
        try (ScriptedSite played =
                new ScriptedSite(root, CardModel.INLINE, 4, RoutingCallTest::hunting, script)) {
            played.play(4, Duration.ofMinutes(3));

            assertThat(played.calls().values())
                    .extracting(IndexedCall::outcome)
                    .allSatisfy(outcome -> assertThat(outcome).contains(Outcome.RECORDED));
            assertThat(destinations(played))
                    .isEqualTo(Map.of(1, "警務課", 2, "警務課第二", 3, "電話交換", 4, "電話交換"));
            assertThat(played.when(2, "destination-busy")).as("it was known here").isEmpty();
            assertThat(played.when(3, "destination-busy")).as("the PBX was asked").hasSize(2);
            assertThat(played.when(4, "destination-ringing")).hasSize(1);
            for (int line = 1; line <= 4; line++) {
                assertRested(played.happened(line));
            }
            assertThat(ringBackHeard()).as("bursts in 30 s of waiting").isGreaterThan(8);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFlashIsLeftToWhoAnswersAndTakenBackFromWhoIsBusy() throws Exception {
        String script =
                STAFF
                        + """
                        call line=1 at=0s number=0112510111 : wait 2s, press 3, wait for staff, wait 3s, hang-up
                        call line=2 at=0s number=0112510112 : wait 2s, press 4, wait for staff, wait for release
                        """;
        try (ScriptedSite played =
                new ScriptedSite(root, CardModel.INLINE, 2, RoutingCallTest::flashing, script)) {
            played.play(2, Duration.ofMinutes(2));

            assertThat(played.calls().get(1).outcome()).contains(Outcome.RECORDED);
            assertThat(destinations(played)).containsEntry(1, "電話交換");
            assertThat(played.when(1, "transferred")).isEmpty();
            assertThat(played.calls().get(2).outcome()).contains(Outcome.TALKED_UNRECORDED);
            assertThat(played.when(2, "transferred").get(0))
                    .isGreaterThan(played.when(2, "destination-answered").get(0));
            assertThat(played.when(2, "staff-hung-up")).hasSize(1);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aModemTakesTheCallerBackFromABusyExtensionAndTriesTheOperator() throws Exception {
        String script =
                STAFF
                        + """
                        extension 200 answers after=2s says=attendant.wav hangs-up=5s
                        call line=1 at=0s number=0112510111 : wait 2s, press 3, wait for staff, wait for release
                        """;
        try (ScriptedSite played =
                new ScriptedSite(root, CardModel.V253, 1, RoutingCallTest::allByFlash, script)) {
            played.play(1, Duration.ofMinutes(2));

            assertThat(played.calls().get(1).outcome()).contains(Outcome.TALKED_UNRECORDED);
            assertThat(destinations(played)).containsEntry(1, "電話交換");
            assertThat(played.happened(1))
                    .extracting(Happened::event)
                    .containsSubsequence(
                            "destination-busy",
                            "destination-released",
                            "destination-ringing",
                            "transferred",
                            "destination-answered",
                            "staff-speaks");
        }
    }

    private static Map<Integer, String> destinations(ScriptedSite played) throws Exception {
        Map<Integer, Recording> files = played.recordings();
        Map<Integer, String> names = new TreeMap<>();
        files.forEach(
                (line, file) ->
                        names.put(line, file.meta().orElseThrow().destination().orElseThrow()));
        return names;
    }

    /** From every release of the station to whatever is called next on that line. */
    private static void assertRested(List<Happened> happened) {
        long released = Long.MIN_VALUE / 2;
        for (Happened each : happened) {
            switch (each.event()) {
                case "destination-released" -> released = each.millis();
                case "destination-ringing", "destination-busy", "rang-at-attendant" ->
                        assertThat(each.millis() - released).isGreaterThanOrEqualTo(REST_MILLIS);
                default -> {}
            }
        }
    }

    /** Ring-back in the caller's ear, from the file of what he heard. */
    private long ringBackHeard() throws Exception {
        long bursts = 0;
        try (Stream<Path> files = Files.list(root.resolve("exchange"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith("-heard.wav")).toList()) {
                long[] counted = new long[1];
                new ProgressDetector(
                                heard -> {
                                    if (heard.kind() == ProgressHeard.Kind.RING_BACK_BURST) {
                                        counted[0]++;
                                    }
                                })
                        .accept(WavFile.read(file).samples());
                bursts = Math.max(bursts, counted[0]);
            }
        }
        return bursts;
    }

    private static String hunting(String plan) {
        return plan.replaceFirst(
                "(\\{[^{}]*\"name\"\\s*:\\s*\"警務課\"[^{}]*\\})",
                "$1, {\"name\":\"警務課第二\",\"way\":\"DIAL_IN\",\"extension\":\"212\",\"recorded\":true}");
    }

    private static String flashing(String plan) {
        return byFlash(byFlash(plan, "231"), "241");
    }

    private static String byFlash(String plan, String extension) {
        return plan.replaceAll(
                "\"way\"\\s*:\\s*\"DIAL_IN\"\\s*,\\s*\"extension\"\\s*:\\s*\""
                        + extension
                        + "\"\\s*,\\s*\"recorded\"\\s*:\\s*true",
                "\"way\":\"FLASH\",\"extension\":\"" + extension + "\",\"recorded\":false");
    }

    private static String allByFlash(String plan) {
        return plan.replaceAll("\"way\"\\s*:\\s*\"(DIAL_IN|ATTENDANT)\"", "\"way\":\"FLASH\"")
                .replaceAll("\"extension\"\\s*:\\s*\"\"", "\"extension\":\"200\"")
                .replaceAll("\"recorded\"\\s*:\\s*true", "\"recorded\":false");
    }
}

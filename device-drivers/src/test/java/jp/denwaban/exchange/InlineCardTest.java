package jp.denwaban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.denwaban.exchange.card.CardModel;
import jp.denwaban.exchange.pbx.Branch;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.ScriptReader;
import jp.denwaban.exchange.script.StaffPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The reference card as a terminal program meets it, on real pseudo-terminals. */
@Execution(ExecutionMode.CONCURRENT)
class InlineCardTest {
    private static final ExchangeSettings ONE_LINE =
            ExchangeSettings.of(CardModel.INLINE, 1).waitingForService();

    @TempDir Path folder;

    private static ExchangeScript script(String... lines) throws Exception {
        return ScriptReader.read("test", new StringReader(String.join("\n", lines)), 1);
    }

    private VirtualExchange exchange(String... lines) throws Exception {
        return VirtualExchange.onPtys(
                ONE_LINE.writingInto(folder), script(lines), Pacer.realTime());
    }

    private static CardTerminal control(VirtualExchange exchange) throws Exception {
        return new CardTerminal(exchange.ports().get(0).control(), 115_200);
    }

    private static CardTerminal voice(VirtualExchange exchange) throws Exception {
        return new CardTerminal(exchange.ports().get(0).voice().orElseThrow(), 460_800);
    }

    private static void serve(CardTerminal card) throws Exception {
        for (String order :
                List.of("ATZ", "ATE0", "AT+FCLASS=8", "AT+VCID=1", "ATS0=0", "AT#SERVE")) {
            card.order(order);
        }
    }

    /** Fed once more at the first ring, or the watchdog could fall before the number comes. */
    private static void serveUntilItRings(CardTerminal card) throws Exception {
        serve(card);
        card.until("\u0010R");
        card.order("AT#FEED");
    }

    private List<String> events() throws Exception {
        return Files.readAllLines(folder.resolve("events.jsonl"));
    }

    private String event(String name) throws Exception {
        return events().stream()
                .filter(line -> line.contains("\"event\":\"" + name + "\""))
                .findFirst()
                .orElse("");
    }

    private static long field(String json, String name) {
        return Long.parseLong(json.replaceAll(".*\"" + name + "\":(-?\\d+).*", "$1"));
    }

    @Test
    void itEchoesUntilToldNotToAndKnowsItsState() throws Exception {
        try (VirtualExchange exchange = exchange();
                CardTerminal card = control(exchange)) {
            assertThat(card.order("ATE0")).isEqualTo("ATE0\r\r\nOK\r\n");
            assertThat(card.order("AT")).isEqualTo("\r\nOK\r\n");
            assertThat(card.order("AT#STATE?"))
                    .isEqualTo("\r\n#STATE: BYPASS,ONHOOK\r\n\r\nOK\r\n");
            assertThat(card.order("AT#SERVE")).contains("#RELAY: SERVICE");
            assertThat(card.order("AT#STATE?")).contains("#STATE: SERVICE,ONHOOK");
            card.forget();
            card.type("AT#NONSENSE\r");
            card.until("\r\nERROR\r\n");
        }
    }

    @Test
    void numberDisplayComesBetweenTheShortRingAndTheRealOne() throws Exception {
        try (VirtualExchange exchange = exchange("call line=1 at=1s payphone gives-up=4s");
                CardTerminal card = control(exchange)) {
            serveUntilItRings(card);
            String heard = card.until("NMBR=C\r\n");
            assertThat(heard).doesNotContain("\u0010R").containsPattern("\r\nDATE=\\d{4}\r\n");
            assertThat(heard).containsPattern("\r\nTIME=\\d{4}\r\n");
            card.forget();
            card.until("\u0010R");
            assertThat(exchange.awaitScript(10_000)).isTrue();
            assertThat(exchange.summaryJson()).contains("\"rang\":1,").contains("caller-hung-up");
        }
    }

    @Test
    void withoutTheServiceThereIsNoNumberAndTheRingsAreThreeSecondsApart() throws Exception {
        try (VirtualExchange exchange = exchange("call line=1 at=1s no-service gives-up=5s");
                CardTerminal card = control(exchange)) {
            serve(card);
            card.until("\u0010R");
            long first = System.nanoTime();
            card.keepFed();
            card.forget();
            String heard = card.until("\u0010R");
            assertThat(Duration.ofNanos(System.nanoTime() - first).toMillis())
                    .isBetween(2500L, 3500L);
            assertThat(heard).doesNotContain("NMBR");
        }
    }

    @Test
    void aWatchdogThatIsNotFedLetsTheRelayFallInThreeSeconds() throws Exception {
        try (VirtualExchange exchange = exchange();
                CardTerminal card = control(exchange)) {
            serve(card);
            card.order("AT#FEED");
            card.until("#RELAY: BYPASS,WATCHDOG");
        }
        long fed = field(event("service"), "millis");
        assertThat(field(event("bypass"), "millis") - fed).isBetween(3000L, 3200L);
    }

    @Test
    void callersAfterTheDeathOfThePcReachTheAttendantAndTheLineComesBack() throws Exception {
        try (VirtualExchange exchange =
                exchange(
                        "attendant answers after=1s says=attendant.wav",
                        "call line=1 at=4s number=0112223333 : wait for staff, wait 1s, hang-up")) {
            try (CardTerminal card = control(exchange)) {
                serve(card);
            }
            // Closed as a killed process closes it: without a word.
            assertThat(exchange.awaitScript(20_000)).isTrue();
            assertThat(exchange.summaryJson())
                    .contains("\"rangAtAttendant\":1")
                    .contains("\"answeredBy\":\"attendant\"");
            try (CardTerminal again = control(exchange)) {
                serve(again);
                assertThat(again.order("AT#STATE?")).contains("SERVICE,ONHOOK");
            }
        }
        assertThat(field(event("answered-by-attendant"), "millis"))
                .isGreaterThan(field(event("bypass"), "millis"));
    }

    @Test
    void digitsThatNobodyTakesAreRefusedBeforeTheWatchdogFalls() throws Exception {
        try (VirtualExchange exchange =
                        exchange("extension 241 busy", "call line=1 at=1s withheld : wait 9s");
                CardTerminal card = control(exchange)) {
            serveUntilItRings(card);
            card.until("NMBR=P");
            card.order("AT+VLS=1");
            card.order("AT#SEIZE");
            card.order("AT#DIAL=241");
            card.order("AT#FEED");
            card.forget();
            long dialled = System.nanoTime();
            card.type("AT#DIAL=5\r"); // busy tone, no dial tone

            String heard = card.until("\r\nERROR\r\n");
            long millis = Duration.ofNanos(System.nanoTime() - dialled).toMillis();
            assertThat(heard).doesNotContain("#RELAY");
            assertThat(millis).isBetween(1900L, 2900L);
        }
    }

    @Test
    void aFlashThatNoExchangeWouldTakeForOneIsRefused() throws Exception {
        try (VirtualExchange exchange = exchange();
                CardTerminal card = control(exchange)) {
            serve(card);
            for (String possible : List.of("200", "700", "1200")) {
                card.order("AT#FLASHTIME=" + possible);
            }
            for (String none : List.of("190", "1210")) {
                card.forget();
                card.type("AT#FLASHTIME=" + none + "\r");
                assertThat(card.until("\r\nERROR\r\n")).doesNotContain("OK");
            }
        }
    }

    @Test
    void anExtensionOfOneTelephoneIsBusyToASecondLine() throws Exception {
        ExchangeScript script =
                script(
                        "extension 231 one-call answers after=1s hangs-up=3s",
                        "extension 241 answers after=1s");
        Branch branch = new Branch(script);

        assertThat(branch.call("231").behaviour()).isEqualTo(StaffPlan.Behaviour.ANSWERS);
        assertThat(branch.call("231").behaviour()).isEqualTo(StaffPlan.Behaviour.BUSY);
        branch.leave("231");
        assertThat(branch.call("231").behaviour()).isEqualTo(StaffPlan.Behaviour.ANSWERS);
        assertThat(branch.call("241").oneCall()).isFalse();
        assertThat(branch.call("241").behaviour()).isEqualTo(StaffPlan.Behaviour.ANSWERS);
    }

    @Test
    void aBridgedTalkGoesOnWhenNobodyFeedsTheWatchdog() throws Exception {
        try (VirtualExchange exchange =
                        exchange(
                                "extension 231 answers after=1s says=staff-koutsuu.wav hangs-up=6s",
                                "call line=1 at=1s withheld : wait for release");
                CardTerminal card = control(exchange);
                CardTerminal voice = voice(exchange)) {
            serveUntilItRings(card);
            card.until("NMBR=P");
            card.order("AT+VLS=1");
            voice.order("AT+FCLASS=8");
            voice.type("AT+VTR\r");
            voice.until("CONNECT");
            card.order("AT#SEIZE");
            card.order("AT#DIAL=231");
            card.order("AT#BRIDGE");
            card.order("AT#FEED");
            assertThat(exchange.awaitScript(20_000)).isTrue();
        }
        assertThat(field(event("bypass"), "millis"))
                .isLessThan(field(event("staff-hung-up"), "millis"));
        assertThat(event("lost-to-bypass")).isEmpty();
    }

    @Test
    void bypassIsNotLeftWhileTheTrunkIsInUse() throws Exception {
        try (VirtualExchange exchange =
                        exchange("attendant never", "call line=1 at=1s withheld gives-up=8s");
                CardTerminal card = control(exchange)) {
            serve(card);
            card.until("\u0010R");
            card.order("AT#BYPASS");
            card.forget();
            card.type("AT#SERVE\r");
            assertThat(card.until("\r\nERROR\r\n")).doesNotContain("OK");
            assertThat(exchange.awaitScript(15_000)).isTrue();
            card.order("AT#SERVE");
        }
    }

    @Test
    void aFailingPowerSilencesTheCardAndRingsTheAttendant() throws Exception {
        try (VirtualExchange exchange =
                        exchange(
                                "attendant answers after=500ms",
                                "power line=1 off at=500ms",
                                "call line=1 at=1s withheld : wait for staff, hang-up");
                CardTerminal card = control(exchange)) {
            serve(card);
            assertThat(exchange.awaitScript(10_000)).isTrue();
            card.forget();
            card.type("AT\r");
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> card.heard().isEmpty());
        }
        assertThat(event("answered-by-attendant")).isNotEmpty();
    }
}

package jp.denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jp.denwaban.health.AlarmBook.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card that answers and does not do as it is told: nobody is left on a dead line for it. */
class DisobedientCardTest {
    private static final String STAFF =
            """
            exchange seed=91
            extension 211 answers after=3s says=staff-keimu.wav
            attendant answers after=2s says=attendant.wav
            """;

    private static final Duration BYPASS = Duration.ofSeconds(3);

    @TempDir Path root;
    private final DisobedientCard card = new DisobedientCard();

    @Test
    void aCardThatDoesNotHangUpGoesToTheSwitchboardAndComesBackWhenItDoes() throws Exception {
        try (LapseSite site = site()) {
            card.refuses("hangUp");
            leave(site);
            site.await("bypass", BYPASS, () -> !site.exchange.serving(1));
            assertThat(site.alarms(1)).extracting(Alarm::code).containsExactly("L-36");
            site.pass(Duration.ofSeconds(30));
            assertThat(site.exchange.serving(1)).as("it still refuses").isFalse();

            card.obeys("hangUp");
            site.await("service", Duration.ofSeconds(15), () -> site.owner(1).keeper().serving());
            site.await("no alarm", BYPASS, () -> site.alarms(1).isEmpty());
        }
    }

    @Test
    void anOrderThatBreaksIsOneThatWasRefused() throws Exception {
        try (LapseSite site = site()) {
            card.when(
                    "hangUp",
                    () -> {
                        throw new IllegalStateException("for the test");
                    });
            leave(site);
            site.await("bypass", BYPASS, () -> !site.exchange.serving(1));
            card.obeys("hangUp");
            site.await("service", Duration.ofSeconds(15), () -> site.owner(1).keeper().serving());
        }
    }

    @Test
    void aSwitchToTheSwitchboardWhileALineReturnsIsNotLost() throws Exception {
        try (LapseSite site = site()) {
            site.owner(1).orderBypass();
            site.await("bypass", BYPASS, () -> !site.exchange.serving(1));
            card.when("leaveBypass", () -> site.owner(1).orderBypass());
            site.owner(1).orderService();
            site.pass(Duration.ofSeconds(20));

            assertThat(site.owner(1).keeper().state()).isEqualTo(LineKeeper.Service.BYPASS);
            assertThat(site.exchange.serving(1)).isFalse();
        }
    }

    private LapseSite site() throws Exception {
        return new LapseSite(root, 1, STAFF, Proof::new, prompts -> {}, card);
    }

    /** A caller who leaves in the menu; his busy tone ends the call. */
    private static void leave(LapseSite site) throws Exception {
        LapseCaller caller = site.caller(1);
        caller.call();
        site.await(
                "menu",
                Duration.ofSeconds(60),
                () -> site.owner(1).call().filter(CallState.MENU::holds).isPresent());
        caller.hangUp();
        site.await("the end", Duration.ofSeconds(15), site.owner(1)::idle);
    }
}

package jp.denwaban.answering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.denwaban.account.Action;
import jp.denwaban.audit.EntryCode;
import jp.denwaban.audit.PersonalDetail;
import jp.denwaban.bench.custody.Keyed;
import jp.denwaban.bench.custody.Regulation;
import jp.denwaban.bench.custody.Trial;
import jp.denwaban.disk.FileDisk;
import jp.denwaban.guidance.Plan;
import jp.denwaban.guidance.PlanException;
import jp.denwaban.guidance.PlanFile;
import jp.denwaban.guidance.PracticePlan;
import jp.denwaban.health.AlarmBook;
import jp.denwaban.health.Confirmation;
import jp.denwaban.health.SiteClock;
import jp.denwaban.site.SiteFolder;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.vault.VaultException;
import jp.denwaban.vault.open.KeyRing;
import jp.denwaban.vault.open.NewUser;
import jp.denwaban.vault.open.Vault;
import jp.denwaban.wire.ClientMessage;
import jp.denwaban.wire.ServerMessage;

/**
 * Every role asks every action of answering itself, past the console and its gate, as somebody does
 * who speaks the wire's language: nobody, an operator and an administrator with their real keys.
 */
public final class AnsweringMatrix implements Trial {
    private static final char[] PASSWORD = "only for this matrix".toCharArray();

    /** The fault card writes a spool of its own, and the envelope proves itself by its code. */
    private static final List<Action> OTHERWISE = List.of(Action.RECORD_FAULT);

    /** What a console may say it found: two are held against the disk, and two clear an alarm. */
    private static final List<EntryCode> FINDINGS =
            List.of(
                    EntryCode.KEYS_ROTATED,
                    EntryCode.KEYS_GENUINE,
                    EntryCode.CHAIN_GENUINE,
                    EntryCode.CHAIN_BROKEN);

    public static final int RUNS = 3 * (Action.values().length + FINDINGS.size());

    @Override
    public List<String> violations(Keyed keyed, long seed) {
        List<String> wrong = new ArrayList<>();
        try {
            Path root = Files.createTempDirectory("denwaban-matrix");
            try {
                SiteFolder site = new SiteFolder(root);
                Vault vault = new Vault(new FileDisk(), site.keys());
                vault.create(
                        List.of(person(Role.OPERATOR), person(Role.ADMINISTRATOR)), Instant.EPOCH);
                PracticePlan.installAlwaysOpen(site.guidance());
                ask(site, Optional.empty(), Optional.empty(), wrong);
                for (Role role : Role.values()) {
                    try (KeyRing keys = vault.open(id(role), PASSWORD.clone())) {
                        ask(site, Optional.of(role), Optional.of(keys), wrong);
                    }
                }
            } finally {
                remove(root);
            }
        } catch (IOException | VaultException | PlanException e) {
            throw new IllegalStateException(e);
        }
        return wrong;
    }

    private static NewUser person(Role role) {
        return new NewUser(id(role), role, PASSWORD.clone());
    }

    private static UserId id(Role role) {
        return new UserId(role == Role.OPERATOR ? "operator" : "administrator");
    }

    private static void ask(
            SiteFolder site, Optional<Role> role, Optional<KeyRing> keys, List<String> wrong)
            throws VaultException, PlanException, IOException {
        Done done = new Done(role.map(AnsweringMatrix::id));
        ConsoleRequests console = console(site, done);
        if (keys.isPresent()) {
            prove(console, keys.get());
        }
        boolean shown = done.codes.contains(Action.SEE_CALLER_TAIL.entry());
        for (Action action : Action.values()) {
            boolean nobodysOwn =
                    action == Action.USE_ENVELOPE || role.isEmpty() && OTHERWISE.contains(action);
            // Being shown comes with the proof, and without one there is nothing to ask.
            boolean did = action == Action.SEE_CALLER_TAIL ? shown : does(console, done, action);
            if (did != (Regulation.gives(action.name(), role) && !nobodysOwn)) {
                wrong.add("answering: " + role + " " + action);
            }
        }
        for (EntryCode code : FINDINGS) {
            find(console, done, code, role, wrong);
        }
        done.strangers.forEach(code -> wrong.add("another's name under " + code));
    }

    /**
     * Made up, it is written down for nobody where it can be known; and all clear is one role's.
     */
    private static void find(
            ConsoleRequests console,
            Done done,
            EntryCode code,
            Optional<Role> role,
            List<String> wrong) {
        done.codes.clear();
        done.cleared.clear();
        String madeUp =
                code == EntryCode.KEYS_ROTATED
                        ? "generation=9 fingerprint=A before=B left-out=0"
                        : "first=A files=1";
        console.obey(new ClientMessage.WriteEntry(1, code.text(), madeUp, Optional.empty()));
        boolean known = code == EntryCode.KEYS_ROTATED || code == EntryCode.KEYS_GENUINE;
        boolean clears = role.equals(Optional.of(Role.ADMINISTRATOR)) && !known;
        if (done.codes.contains(code) != (role.isPresent() && !known)
                || done.cleared.contains(code) != clears) {
            wrong.add("answering: " + role + " finds " + code);
        }
    }

    private static boolean does(ConsoleRequests console, Done done, Action action) {
        done.codes.clear();
        console.obey(message(action));
        return done.codes.contains(action.entry());
    }

    private static ClientMessage message(Action action) {
        Map<Action, ClientMessage> orders =
                Map.of(
                        Action.SWITCH_TO_BYPASS, new ClientMessage.SwitchToBypass(1),
                        Action.RETURN_TO_SERVICE, new ClientMessage.ReturnToService(1),
                        Action.PLAN_STOP, new ClientMessage.PlanStop(1),
                        Action.CONFIRM_ALARM, new ClientMessage.ConfirmAlarm(1, 1),
                        Action.CONFIRM_CLOCK, new ClientMessage.ConfirmClock(1, Done.NEAR, false),
                        Action.CORRECT_DATE, new ClientMessage.ConfirmClock(1, Done.FAR, true),
                        Action.PLACE_PRACTICE_CALL,
                                new ClientMessage.PlacePracticeCall(1, "0110001111"));
        return orders.getOrDefault(
                action,
                new ClientMessage.WriteEntry(1, action.entry().text(), "", Optional.empty()));
    }

    private static ConsoleRequests console(SiteFolder site, Orders orders)
            throws PlanException, IOException {
        SiteClock clock = SiteClock.start(site.run().resolve("floor"), () -> Done.NEAR, () -> 0);
        Plan plan = PlanFile.read(site.guidance());
        Board board = new Board(clock, plan, new AlarmBook(), () -> 0, false);
        Desk desk = new Desk(site, "試験警察署", false, board, orders, Optional.empty());
        return new ConsoleRequests(desk, new Entitlement(site), unasked -> {});
    }

    private static void prove(ConsoleRequests console, KeyRing keys) throws VaultException {
        ServerMessage.Challenge challenge =
                (ServerMessage.Challenge)
                        console.obey(new ClientMessage.Identify(1, keys.user().id().text()));
        console.obey(new ClientMessage.Prove(1, keys.prove(challenge.sealed())));
    }

    private static void remove(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What came to be done, and whether it stands under the name of who asked. */
    private static final class Done implements Orders {
        static final Instant NEAR = Instant.parse("2026-04-01T03:00:00Z");
        static final Instant FAR = Instant.parse("2026-05-01T03:00:00Z");

        final List<EntryCode> codes = new ArrayList<>();
        final List<EntryCode> cleared = new ArrayList<>();
        final List<EntryCode> strangers = new ArrayList<>();
        private final Optional<UserId> person;

        Done(Optional<UserId> person) {
            this.person = person;
        }

        @Override
        public void switchToBypass(PersonalDetail by) {
            write(EntryCode.SERVICE_BYPASSED, "", by);
        }

        @Override
        public void returnToService(PersonalDetail by) {
            write(EntryCode.SERVICE_RETURNED, "", by);
        }

        @Override
        public void planStop(PersonalDetail by) {
            write(EntryCode.STOP_PLANNED, "", by);
        }

        @Override
        public boolean confirmAlarm(long id, PersonalDetail by) {
            write(EntryCode.ALARM_CONFIRMED, "", by);
            return true;
        }

        @Override
        public Optional<String> confirmClock(
                Instant told, Confirmation.Word word, PersonalDetail by) {
            if (told.equals(NEAR)) {
                write(EntryCode.CLOCK_CONFIRMED, "", by);
            } else if (word.administrator()) {
                write(EntryCode.DATE_CORRECTED, "", by);
            }
            return Optional.empty();
        }

        @Override
        public void clear(EntryCode genuine) {
            cleared.add(genuine);
        }

        @Override
        public void write(EntryCode code, String detail, PersonalDetail by) {
            codes.add(code);
            if (!by.actor().equals(person)) {
                strangers.add(code);
            }
        }
    }
}

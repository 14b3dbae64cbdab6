package jp.denwaban.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.denwaban.bench.custody.Keyed;
import jp.denwaban.bench.custody.Regulation;
import jp.denwaban.bench.custody.Trial;
import jp.denwaban.vault.Role;
import jp.denwaban.vault.UserId;
import jp.denwaban.wire.ServerMessage;

/** Every role asks every action of the services' gate, whatever a screen would have hidden. */
public final class ServiceMatrix implements Trial {
    public static final int RUNS = 3 * Action.values().length;

    @Override
    public List<String> violations(Keyed keyed, long seed) {
        List<String> wrong = new ArrayList<>();
        roles().forEach(
                        role ->
                                Arrays.stream(Action.values())
                                        .filter(
                                                action ->
                                                        happens(role, action)
                                                                != Regulation.gives(
                                                                        action.name(), role))
                                        .forEach(
                                                action ->
                                                        wrong.add("gate: " + role + " " + action)));
        return wrong;
    }

    private static Stream<Optional<Role>> roles() {
        return Stream.of(
                Optional.empty(), Optional.of(Role.OPERATOR), Optional.of(Role.ADMINISTRATOR));
    }

    private static boolean happens(Optional<Role> role, Action action) {
        Gate gate = new Gate(request -> new ServerMessage.Done(1, Optional.empty()), false);
        role.ifPresent(
                who ->
                        gate.open(
                                new Session(
                                        new Person(new UserId("matrix"), who, "—", "—"),
                                        new Basis.UsageRow(UsagePurpose.INSPECTION),
                                        Instant.EPOCH)));
        try {
            gate.enter(action, "");
            return true;
        } catch (NotAllowedException e) {
            return false;
        } catch (NotAnsweredException e) {
            throw new IllegalStateException(e);
        }
    }
}

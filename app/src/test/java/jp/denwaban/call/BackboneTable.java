package jp.denwaban.call;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Walks every state of the machine that facts can reach and prints what it saw: per phase the facts
 * that matter, the actions that follow and the phases after. The table of ARCHITECTURE.md.
 */
final class BackboneTable {
    private final CallFlow flow = new CallFlow();
    private final Map<Phase, Map<String, Set<String>>> answers = new EnumMap<>(Phase.class);

    /** The table in Markdown, one row for each pair of phase and following phase. */
    String print() {
        walk();
        StringBuilder table =
                new StringBuilder("| phase | fact that arrives | actions that leave | next |\n")
                        .append("|---|---|---|---|\n");
        answers.forEach(
                (phase, rows) ->
                        rows.forEach(
                                (row, facts) ->
                                        table.append("| ")
                                                .append(phase)
                                                .append(" | ")
                                                .append(
                                                        facts.stream()
                                                                .map(fact -> "`" + fact + "`")
                                                                .collect(Collectors.joining(" ")))
                                                .append(" | ")
                                                .append(row)
                                                .append(" |\n")));
        return table.toString();
    }

    private void walk() {
        Tick zero = new Tick(0);
        ArrayDeque<Call> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        open.add(
                flow.begin(Calls.NUMBER, Calls.GUIDE, new CallEvent.Rang(zero), Optional.empty())
                        .next());
        while (!open.isEmpty()) {
            Call call = open.remove();
            for (Function<Tick, CallEvent> fact : Facts.ALL) {
                CallEvent event = fact.apply(call.deadline());
                CallFlow.Step step = flow.step(call, event);
                note(call, event, step);
                if (seen.add(key(step.next()))) {
                    open.add(step.next());
                }
            }
        }
    }

    private void note(Call call, CallEvent event, CallFlow.Step step) {
        if (step.actions().isEmpty() && step.next().phase() == call.phase()) {
            return;
        }
        String actions =
                step.actions().stream().map(BackboneTable::name).collect(Collectors.joining(" "));
        String row = actions + " | " + step.next().phase();
        answers.computeIfAbsent(
                        call.phase(),
                        phase ->
                                new TreeMap<>(
                                        Comparator.<String>comparingInt(text -> ordinal(text))
                                                .thenComparing(Comparator.naturalOrder())))
                .computeIfAbsent(row, text -> new TreeSet<>())
                .add(event.getClass().getSimpleName());
    }

    private static int ordinal(String row) {
        return Phase.valueOf(row.substring(row.lastIndexOf(' ') + 1)).ordinal();
    }

    private static String name(CallAction action) {
        if (action instanceof CallAction.Play play) {
            return "`Play(" + play.prompt() + ")`";
        }
        return "`" + action.getClass().getSimpleName() + "`";
    }

    /** What distinguishes two states apart from time and from counts that only grow. */
    private static String key(Call call) {
        if (call.phase().compareTo(Phase.SEALING) >= 0) {
            return call.phase() + " " + call.journey().outcome() + Math.min(3, call.attempts());
        }
        return List.of(
                        call.phase(),
                        call.bell().callerKnown() + " " + call.bell().answering(),
                        "rings " + Math.min(2, call.bell().realRings()),
                        call.dialogue().playing(),
                        call.dialogue().notice(),
                        call.dialogue().remembered(),
                        "pass " + Math.min(2, call.dialogue().pass()),
                        call.dialogue().repeats() >= CallLimits.MOST_REPEATS,
                        call.reach(),
                        call.tape().lost() + " " + call.tape().running())
                .toString();
    }
}

package jp.denwaban.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.denwaban.exchange.script.ExchangeScript;
import jp.denwaban.exchange.script.PowerSwitch;
import jp.denwaban.exchange.script.ScriptedCall;
import jp.denwaban.exchange.script.ScriptedCall.Start;
import jp.denwaban.exchange.script.ScriptedFault;
import jp.denwaban.exchange.sound.Sound;

/** Lets the script happen: each caller dials in time, and again until the line is free. */
final class Director {
    /** A PC side that needs longer than this to start is not coming. */
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final Map<Integer, Deque<ScriptedCall>> waiting = new HashMap<>();
    private final Map<Integer, Long> endedAt = new HashMap<>();
    private final List<PowerSwitch> power;
    private final List<ScriptedFault> faults;
    private final boolean waitForService;
    private final Calls calls;
    private long stepsBefore;
    private long millis;
    private boolean begun;
    private int running;

    /** Puts a caller on a line. */
    interface Calls {
        void place(int line, ScriptedCall call, Runnable over);
    }

    Director(ExchangeScript script, boolean waitForService, Calls calls) {
        this.waitForService = waitForService;
        this.calls = calls;
        this.power = new ArrayList<>(script.power());
        this.faults = new ArrayList<>(script.faults());
        for (ScriptedCall call : script.calls()) {
            waiting.computeIfAbsent(call.line(), none -> new ArrayDeque<>()).add(call);
        }
    }

    /** One step; {@code rigs} by line number from 1. */
    void step(List<Rig> rigs) {
        if (!begun && !begins(rigs)) {
            return;
        }
        begun = true;
        for (Rig rig : rigs) {
            int line = rig.journal().line();
            Deque<ScriptedCall> queue = waiting.get(line);
            if (queue != null && !queue.isEmpty() && rig.trunk().free() && due(queue.element())) {
                running++;
                calls.place(line, queue.remove(), () -> ended(line));
            }
        }
        power.removeIf(change -> switched(change, rigs));
        faults.removeIf(fault -> begun(fault, rigs));
        millis += Sound.STEP_MILLIS;
    }

    private boolean begins(List<Rig> rigs) {
        stepsBefore++;
        return !waitForService
                || rigs.stream().allMatch(rig -> rig.card().serving())
                || stepsBefore * Sound.STEP_MILLIS >= LONGEST_WAIT_MILLIS;
    }

    private boolean due(ScriptedCall call) {
        long from = call.start() == Start.SCRIPT ? 0 : endedAt.getOrDefault(call.line(), 0L);
        return millis >= from + call.startDelay().toMillis();
    }

    private void ended(int line) {
        running--;
        endedAt.put(line, millis);
    }

    private boolean switched(PowerSwitch change, List<Rig> rigs) {
        boolean due = millis >= change.at().toMillis();
        if (due) {
            rigs.get(change.line() - 1).card().power(change.on());
        }
        return due;
    }

    private boolean begun(ScriptedFault fault, List<Rig> rigs) {
        boolean due = millis >= fault.at().toMillis();
        if (due) {
            rigs.get(fault.line() - 1).card().suffer(fault.fault(), fault.length());
        }
        return due;
    }

    /** Whether every call of the script has been made and has ended. */
    boolean finished() {
        return running == 0
                && power.isEmpty()
                && faults.isEmpty()
                && waiting.values().stream().allMatch(Deque::isEmpty);
    }
}

package jp.denwaban.exchange.script;

import java.util.List;
import java.util.Map;

/**
 * Everything that will happen at the exchange: who answers how, who calls when and does what.
 *
 * @param seed of the line noise and of every {@code a~b} in the script, so that a run can be
 *     repeated
 * @param extensions of the branch exchange by their digits: what the first call meets, the second
 *     …; the last one stays
 * @param attendant likewise, who answers where the conventional switchboard rings
 */
public record ExchangeScript(
        long seed,
        Map<String, List<StaffPlan>> extensions,
        List<StaffPlan> attendant,
        List<ScriptedCall> calls,
        List<PowerSwitch> power,
        List<ScriptedFault> faults) {

    public ExchangeScript {
        extensions = Map.copyOf(extensions);
        attendant = List.copyOf(attendant);
        calls = List.copyOf(calls);
        power = List.copyOf(power);
        faults = List.copyOf(faults);
    }
}

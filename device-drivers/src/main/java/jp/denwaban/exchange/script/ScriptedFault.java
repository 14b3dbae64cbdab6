package jp.denwaban.exchange.script;

import java.time.Duration;
import jp.denwaban.exchange.card.Fault;

/** Something goes wrong with a line's card at a moment of the script, for so long. */
public record ScriptedFault(int line, Fault fault, Duration at, Duration length) {}

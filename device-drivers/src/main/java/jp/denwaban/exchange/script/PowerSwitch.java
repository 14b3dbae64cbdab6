package jp.denwaban.exchange.script;

import java.time.Duration;

/** The card's power goes, or comes back, at a moment of the script. */
public record PowerSwitch(int line, Duration at, boolean on) {}

package jp.denwaban.cli.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * What one demonstration does.
 *
 * @param script name of a shipped script or path of a file
 * @param killAfter when the answering process is killed, counted from the first ring; empty for
 *     none
 */
public record DemoPlan(String script, int lines, Optional<Duration> killAfter) {}

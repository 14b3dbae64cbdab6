package jp.denwaban.exchange;

import java.util.Optional;

/**
 * Where the PC plugs in a line of the exchange.
 *
 * @param control path such as {@code /dev/pts/7}, or a name in process
 * @param voice likewise, for a card with a voice port of its own
 */
public record LinePorts(int line, String control, Optional<String> voice) {}

package jp.denwaban.guidance;

import java.time.LocalDateTime;

/**
 * A stretch of time in which one guide runs, and the rule that decided it.
 *
 * @param from first moment
 * @param to first moment after it
 * @param guideName what the console shows: 執務時間内の案内
 * @param reason the rule that won: 祝日 勤労感謝の日
 */
public record Span(LocalDateTime from, LocalDateTime to, String guideName, String reason) {}

package jp.denwaban.disposal;

import java.time.Instant;
import jp.denwaban.site.SiteKind;

/**
 * What was decided when the erasure began; stands at the head of the progress file. No person is in
 * it.
 *
 * @param begun by the clock of the machine
 * @param entry number of the entry in the audit chain that permitted it
 * @param anchor 照合記号 of the chain's head at that moment; the chain itself is erased
 */
public record Order(
        Instant begun,
        Purpose purpose,
        String siteName,
        SiteKind kind,
        boolean training,
        long entry,
        String anchor) {}

package jp.denwaban.answering;

import java.util.Optional;
import jp.denwaban.site.SiteFolder;

/** What every console connection of one answering process works with. */
record Desk(
        SiteFolder site,
        String siteName,
        boolean training,
        Board board,
        Orders orders,
        Optional<PracticeTelephone> practice) {}

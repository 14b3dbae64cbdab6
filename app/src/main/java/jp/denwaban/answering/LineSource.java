package jp.denwaban.answering;

import jp.denwaban.line.Line;
import jp.denwaban.line.LineException;
import jp.denwaban.site.SiteSettings.TrunkLine;

/** Makes the line of a trunk anew, unopened: at the start and after its port was lost. */
@FunctionalInterface
public interface LineSource {
    Line line(TrunkLine trunk) throws LineException;
}

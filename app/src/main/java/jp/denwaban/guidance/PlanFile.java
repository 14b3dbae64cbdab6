package jp.denwaban.guidance;

import java.nio.file.Path;

/** Reads and checks the guidance folder of a site. */
public final class PlanFile {
    private PlanFile() {}

    /**
     * Reads {@code plan.json}, the holiday table and every prompt it names.
     *
     * @param guidanceFolder {@code SiteFolder.guidance()}
     */
    public static Plan read(Path guidanceFolder) throws PlanException {
        throw new PlanException("the plan of " + guidanceFolder + " cannot be read yet");
    }
}

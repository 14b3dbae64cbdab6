package jp.denwaban.guidance;

import java.nio.file.Path;

/** The plan of an ordinary police station that ships with the program. */
public final class PracticePlan {
    private PracticePlan() {}

    /** Copies plan, holidays and prompts into a new site's guidance folder; creates the folder. */
    public static void install(Path guidanceFolder) throws PlanException {
        throw new PlanException("the practice plan cannot be installed yet: " + guidanceFolder);
    }
}

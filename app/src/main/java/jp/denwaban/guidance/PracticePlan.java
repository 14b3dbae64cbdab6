package jp.denwaban.guidance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The plan of an ordinary police station, which ships with the program and starts every site. */
public final class PracticePlan {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PracticePlan() {}

    /**
     * Copies plan, holidays and prompts into a new site's guidance folder, which is created.
     *
     * @throws PlanException if a file is there already or the folder cannot be written
     */
    public static void install(Path guidanceFolder) throws PlanException {
        write(guidanceFolder, PlanFile.PLAN, resource(PlanFile.PLAN));
        write(guidanceFolder, PlanFile.HOLIDAYS, resource(PlanFile.HOLIDAYS));
        for (String prompt : promptNames()) {
            String file = PlanFile.PROMPTS + "/" + prompt + ".wav";
            write(guidanceFolder, file, resource(file));
        }
    }

    /**
     * As {@link #install}, but the office guide runs around the clock: for 訓練 and demonstrations,
     * which must not depend on the hour they happen at.
     */
    public static void installAlwaysOpen(Path guidanceFolder) throws PlanException {
        install(guidanceFolder);
        try {
            ObjectNode plan = (ObjectNode) JSON.readTree(resource(PlanFile.PLAN));
            ObjectNode schedule = plan.putObject("schedule");
            schedule.putArray("rules");
            schedule.putObject("otherwise").put("name", "終日").put("guide", "office");
            Files.write(
                    guidanceFolder.resolve(PlanFile.PLAN),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(plan));
        } catch (IOException e) {
            throw new PlanException(PlanFile.PLAN, "", "cannot be written.", e);
        }
    }

    private static List<String> promptNames() throws PlanException {
        try {
            List<String> names = new ArrayList<>();
            JSON.readTree(resource(PlanFile.PLAN))
                    .path("prompts")
                    .fieldNames()
                    .forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new PlanException(PlanFile.PLAN, "", "the shipped plan is damaged.", e);
        }
    }

    private static byte[] resource(String file) throws PlanException {
        try (InputStream in = PracticePlan.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new PlanException(file, "", "is missing from the program.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new PlanException(file, "", "cannot be read from the program.", e);
        }
    }

    private static void write(Path folder, String file, byte[] bytes) throws PlanException {
        Path path = folder.resolve(file);
        try {
            Files.createDirectories(folder.resolve(PlanFile.PROMPTS));
            Files.write(path, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new PlanException(file, "", "cannot be written into the guidance folder.", e);
        }
    }
}

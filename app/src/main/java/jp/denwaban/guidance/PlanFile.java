package jp.denwaban.guidance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the guidance folder of a site: {@code plan.json}, {@code holidays.json}, {@code
 * prompts/NAME.wav}. What it hands out has been checked by {@link PlanCheck}.
 */
public final class PlanFile {
    static final String PLAN = "plan.json";
    static final String HOLIDAYS = "holidays.json";
    static final String PROMPTS = "prompts";

    /** The shipped plan has 5 kB; a headquarters with fifty guides stays below this. */
    private static final long LONGEST_FILE = 1L << 20;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private PlanFile() {}

    /**
     * Reads the plan, the holiday table and every prompt.
     *
     * @param guidanceFolder {@code SiteFolder.guidance()}
     * @throws PlanException naming file and place, if anything is missing, damaged or contradictory
     */
    public static Plan read(Path guidanceFolder) throws PlanException {
        PlanDocument document = document(guidanceFolder, PLAN, PlanDocument.class);
        PlanCheck.header(PLAN, document.format(), PlanDocument.FORMAT, document.version());
        PlanDocument.HolidayTable table =
                document(guidanceFolder, HOLIDAYS, PlanDocument.HolidayTable.class);
        PlanCheck.header(
                HOLIDAYS, table.format(), PlanDocument.HolidayTable.FORMAT, table.version());
        Holidays holidays = PlanCheck.holidays(table);
        Schedule schedule = PlanCheck.schedule(document, holidays);
        return new Plan(
                document.revision(),
                PlanCheck.guides(document),
                schedule,
                Prompts.read(guidanceFolder.resolve(PROMPTS), document.prompts().keySet()));
    }

    private static <T> T document(Path folder, String file, Class<T> type) throws PlanException {
        try {
            T document = JSON.readValue(text(folder.resolve(file), file), type);
            if (document == null) {
                throw new PlanException(file, "", "is empty.");
            }
            return document;
        } catch (JsonMappingException e) {
            throw new PlanException(file, place(e), what(e), e);
        } catch (JsonProcessingException e) {
            throw new PlanException(file, lineOf(e), "is not JSON from here on.", e);
        }
    }

    /**
     * What a record of ours refused says why itself: {@code a flash transfer cannot be recorded}.
     */
    private static String what(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException refused
                ? refused.getMessage() + "."
                : "is missing or cannot be understood.";
    }

    private static String text(Path path, String file) throws PlanException {
        try {
            if (Files.size(path) > LONGEST_FILE) {
                throw new PlanException(file, "", "is larger than 1 MB.");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new PlanException(file, "", "is missing from the guidance folder.", e);
        } catch (IOException e) {
            throw new PlanException(file, "", "cannot be read as UTF-8 text.", e);
        }
    }

    private static String place(JsonMappingException e) {
        List<JsonMappingException.Reference> way = e.getPath();
        if (way.isEmpty()) {
            return lineOf(e);
        }
        return way.stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "" + step.getIndex()
                                        : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String lineOf(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line "
                        + e.getLocation().getLineNr()
                        + " column "
                        + e.getLocation().getColumnNr();
    }
}

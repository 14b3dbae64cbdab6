package jp.denwaban.console.practice;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.denwaban.call.Destination;
import jp.denwaban.call.Guide;
import jp.denwaban.console.Desk;
import jp.denwaban.guidance.PlanException;
import jp.denwaban.guidance.PlanFile;

/** いま押せる番号: the keys of the guidance of this moment, for whoever cannot hear it. */
public final class PracticeMenu {
    private final Desk desk;
    private final Path guidance;
    private final Executor work;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());

    /** One key, and where it leads in words. */
    public record Row(String key, String leadsTo, String extension) {}

    /**
     * @param guidance the site's folder of guidance
     * @param work one thread: the plan is read with its prompts, which takes a moment
     */
    public PracticeMenu(Desk desk, Path guidance, Executor work) {
        this.desk = desk;
        this.guidance = guidance;
        this.work = work;
    }

    /** Reads the guidance of this moment; without a readable one the list stays empty. */
    void read() {
        LocalDateTime now = LocalDateTime.now(desk.clock());
        work.execute(
                () -> {
                    List<Row> read = rowsOf(now);
                    desk.fx().execute(() -> rows.set(read));
                });
    }

    private List<Row> rowsOf(LocalDateTime now) {
        try {
            return rowsOf(PlanFile.read(guidance).at(now));
        } catch (PlanException e) {
            return List.of(); // Answering tells of a damaged plan; here a help is missing.
        }
    }

    private List<Row> rowsOf(Guide guide) {
        List<Row> keys = new ArrayList<>();
        guide.choices()
                .forEach(
                        (digit, destinations) ->
                                keys.add(row(digit.toString(), destinations.get(0))));
        keys.add(
                new Row(
                        guide.repeatKey().toString(),
                        desk.words().text("practice.menu.repeat"),
                        ""));
        keys.sort(Comparator.comparing(Row::key));
        return List.copyOf(keys);
    }

    private Row row(String key, Destination first) {
        return new Row(
                key,
                first.name(),
                first.extension().isEmpty()
                        ? ""
                        : desk.words().text("line.extension", first.extension()));
    }

    public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }
}

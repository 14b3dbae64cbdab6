package jp.denwaban.scenario.day;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.denwaban.bench.Bench;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** {@code denwaban bench day}: the scenario of 400 calls, of any seed. */
public final class DayBench implements Bench {
    private static final String DAY = "day";

    @Override
    public String name() {
        return DAY;
    }

    @Override
    public List<String> parts() {
        return List.of(DAY);
    }

    @Override
    public List<Row> run(Settings settings) throws BenchException, InterruptedException {
        try {
            Path folder = Files.createTempDirectory("denwaban-day");
            try {
                return day(settings, Day.ordinary(folder, settings.seed(), settings.quick()));
            } finally {
                delete(folder);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchException("the day came to no end: " + e, e);
        }
    }

    private static List<Row> day(Settings settings, Day day) throws Exception {
        day.faults().forEach(fault -> settings.say(fault.toString()));
        Day.Ended ended = day.live();
        ended.calls().problems().forEach(settings::say);
        ended.thrown().forEach(thrown -> settings.say(thrown.toString()));
        int registered = ended.calls().numbers().size();
        int heard = ended.calls().rang() - ended.calls().unheard() + ended.calls().twice();
        List<Row> rows = new ArrayList<>();
        rows.add(shown("calls that rang in service", ended.calls().rang()));
        rows.add(
                shown(
                        "  rang while the line was out of order, not heard",
                        ended.calls().unheard()));
        rows.add(shown("  two of ours, because a fault took a ring", ended.calls().twice()));
        rows.add(judged("registered", registered, "= " + heard, registered == heard));
        rows.add(
                judged(
                        "opened genuine",
                        ended.calls().genuine(),
                        "= " + registered,
                        ended.calls().genuine() == registered));
        rows.add(shown("with audio", ended.calls().recorded()));
        int problems = ended.calls().problems().size();
        rows.add(judged("differences from what was sent", problems, "≤ 0", problems == 0));
        int bypass = ended.inBypass().size();
        rows.add(judged("lines in bypass in the evening", bypass, "≤ 0", bypass == 0));
        ended.broken().ifPresent(settings::say);
        int thrown = ended.thrown().size() + (int) ended.broken().stream().count();
        rows.add(judged("broken assumptions", thrown, "≤ 0", thrown == 0));
        rows.add(shown("faults", day.faults().size()));
        rows.add(shown("virtual minutes", ended.took().toSeconds() / 60));
        return rows;
    }

    private static Row judged(String row, double value, String goal, boolean met) {
        return new Row(row, value, "", goal, null, met, null, Map.of());
    }

    private static Row shown(String row, double value) {
        return new Row(row, value, "", null, null, null, "shown only", Map.of());
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package jp.denwaban.bench.custody;

import java.util.ArrayList;
import java.util.List;
import jp.denwaban.bench.Bench;
import jp.denwaban.bench.BenchException;
import jp.denwaban.bench.Row;
import jp.denwaban.bench.Settings;

/** {@code denwaban bench custody}: its parts, one after the other. */
public final class CustodyBench implements Bench {
    private static final List<Part> PARTS =
            List.of(
                    new KillPart(),
                    new PowerPart(),
                    new TamperPart(),
                    new TimePart(),
                    new MemoryPart(),
                    new SpeedPart());

    @Override
    public String name() {
        return "custody";
    }

    @Override
    public List<String> parts() {
        return PARTS.stream().map(Part::name).toList();
    }

    @Override
    public List<Row> run(Settings settings) throws BenchException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Part part : PARTS) {
            if (settings.parts().contains(part.name())) {
                rows.addAll(part.rows(settings));
            }
        }
        return rows;
    }
}

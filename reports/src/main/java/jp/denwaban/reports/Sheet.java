package jp.denwaban.reports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.util.JRLoader;

/**
 * One template, compiled during the build by {@link SheetCompiler}; the program has no compiler.
 */
final class Sheet {
    private final String name;

    /** Name: stem of the template among this package's resources. */
    Sheet(String name) {
        this.name = name;
    }

    Pages fill(Map<String, Object> head, Collection<Map<String, ?>> rows) throws ReportException {
        try (InputStream compiled = Sheet.class.getResourceAsStream(name + ".jasper")) {
            if (compiled == null) {
                throw new IllegalStateException("not built: " + name + ".jasper");
            }
            JasperReport report = (JasperReport) JRLoader.loadObject(compiled);
            JasperPrint print =
                    JasperFillManager.fillReport(report, head, new JRMapCollectionDataSource(rows));
            return new Pages(print);
        } catch (JRException | IOException e) {
            throw new ReportException("sheet " + name + " could not be made", e);
        }
    }
}

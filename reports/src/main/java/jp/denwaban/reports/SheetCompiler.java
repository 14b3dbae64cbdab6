package jp.denwaban.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;

/** Turns templates into the form {@link Sheet} reads. Runs in the build, where there is a javac. */
public final class SheetCompiler {
    private static final String TEMPLATE = ".jrxml";

    private SheetCompiler() {}

    /** Compiles every template below the folder {@code args[0]}, each beside itself. */
    public static void main(String[] args) throws IOException, JRException {
        DefaultJasperReportsContext.getInstance()
                .setProperty(
                        "net.sf.jasperreports.compiler.java",
                        "net.sf.jasperreports.engine.design.JRJdk13Compiler");
        for (Path template : templates(Path.of(args[0]))) {
            String file = template.toString();
            String compiled = file.substring(0, file.length() - TEMPLATE.length()) + ".jasper";
            JasperCompileManager.compileReportToFile(file, compiled);
        }
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(TEMPLATE)).toList();
        }
    }
}

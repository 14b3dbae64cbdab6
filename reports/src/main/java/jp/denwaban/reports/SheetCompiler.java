package jp.denwaban.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;

/** Turns templates into the form {@link Sheet} reads. Runs in the build, where there is a javac. */
public final class SheetCompiler {
    private static final String TEMPLATE = ".jrxml";
    private static final Pattern PART =
            Pattern.compile("<(?:jasperReport|dataset|datasetRun|element kind=\"\\w+\")(?= )");

    private SheetCompiler() {}

    /** Compiles every template below the folder {@code args[0]}, each beside itself. */
    public static void main(String[] args) throws IOException, JRException {
        DefaultJasperReportsContext.getInstance()
                .setProperty(
                        "net.sf.jasperreports.compiler.java",
                        "net.sf.jasperreports.engine.design.JRJdk13Compiler");
        for (Path template : templates(Path.of(args[0]))) {
            compile(template);
        }
    }

    private static void compile(Path template) throws IOException, JRException {
        String file = template.getFileName().toString();
        String compiled = file.substring(0, file.length() - TEMPLATE.length()) + ".jasper";
        byte[] numbered = numbered(Files.readString(template)).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(template.resolveSibling(compiled))) {
            JasperCompileManager.compileReportToStream(new ByteArrayInputStream(numbered), out);
        }
    }

    /**
     * The engine gives a random id to every part that has none; the same sources give the same
     * build.
     */
    private static String numbered(String template) {
        return PART.matcher(template)
                .replaceAll(
                        part ->
                                "%s uuid=\"%s\""
                                        .formatted(
                                                part.group(),
                                                UUID.nameUUIDFromBytes(
                                                        Integer.toString(part.start())
                                                                .getBytes(
                                                                        StandardCharsets
                                                                                .US_ASCII))));
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(TEMPLATE)).toList();
        }
    }
}

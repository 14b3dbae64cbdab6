package jp.denwaban.reports;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.export.JRGraphics2DExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleGraphics2DExporterOutput;
import net.sf.jasperreports.export.SimpleGraphics2DReportConfiguration;

/** A finished sheet: its pages as pictures for the screen and as PDF for paper, from one source. */
public final class Pages {
    private static final float POINTS_PER_INCH = 72f;

    /**
     * Above this a page picture takes more memory than a printer could use: 600 dpi A4 is 140 MB.
     */
    private static final int DPI_AT_MOST = 600;

    private final JasperPrint print;

    Pages(JasperPrint print) {
        this.print = print;
    }

    public int count() {
        return print.getPages().size();
    }

    /**
     * Draws one page.
     *
     * @param index from 0
     * @param dpi pixels per inch, 20 to 600; 96 fills a console's preview
     */
    public BufferedImage page(int index, int dpi) throws ReportException {
        if (index < 0 || index >= count() || dpi < 20 || dpi > DPI_AT_MOST) {
            throw new IllegalArgumentException("no such page or resolution");
        }
        float zoom = dpi / POINTS_PER_INCH;
        BufferedImage image =
                new BufferedImage(
                        Math.round(print.getPageWidth() * zoom),
                        Math.round(print.getPageHeight() * zoom),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            draw(index, zoom, graphics);
        } catch (JRException e) {
            throw new ReportException("page " + index + " could not be drawn", e);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void draw(int index, float zoom, Graphics2D graphics) throws JRException {
        JRGraphics2DExporter exporter =
                new JRGraphics2DExporter(DefaultJasperReportsContext.getInstance());
        exporter.setExporterInput(new SimpleExporterInput(print));
        SimpleGraphics2DExporterOutput output = new SimpleGraphics2DExporterOutput();
        output.setGraphics2D(graphics);
        exporter.setExporterOutput(output);
        SimpleGraphics2DReportConfiguration configuration =
                new SimpleGraphics2DReportConfiguration();
        configuration.setPageIndex(index);
        configuration.setZoomRatio(zoom);
        exporter.setConfiguration(configuration);
        exporter.exportReport();
    }

    /** Writes the sheet as PDF with its fonts embedded; an existing file is replaced. */
    public void savePdf(Path file) throws ReportException {
        try (OutputStream out = Files.newOutputStream(file)) {
            JasperExportManager.exportReportToPdfStream(print, out);
        } catch (JRException | IOException e) {
            throw new ReportException("the PDF could not be written", e);
        }
    }
}

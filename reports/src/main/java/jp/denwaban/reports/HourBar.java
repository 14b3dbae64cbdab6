package jp.denwaban.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/**
 * One hour of the day as a bar: solid for recorded calls, outlined for the others, so that a second
 * photocopy still tells them apart.
 */
final class HourBar extends AbstractRenderer implements Graphics2DRenderable {
    private static final double WIDTH = 0.62;
    private static final float HAIRLINE = 0.5f;

    private static final long serialVersionUID = 1;

    private final int rang;
    private final int recorded;
    private final int highest;

    /** Shape: counts of one hour and the highest count of the day, which gives the scale. */
    HourBar(int rang, int recorded, int highest) {
        this.rang = rang;
        this.recorded = Math.min(recorded, rang);
        this.highest = Math.max(1, highest);
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D cell) {
        if (rang == 0) {
            return;
        }
        double width = cell.getWidth() * WIDTH;
        double left = cell.getX() + (cell.getWidth() - width) / 2;
        double unit = cell.getHeight() / highest;
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(HAIRLINE));
        graphics.draw(
                new Rectangle2D.Double(left, cell.getMaxY() - rang * unit, width, rang * unit));
        graphics.fill(
                new Rectangle2D.Double(
                        left, cell.getMaxY() - recorded * unit, width, recorded * unit));
    }
}

package dev.roost.bench.report;

import java.util.List;
import java.util.Locale;

/** Horizontal bars, chart under chart, as SVG. */
public final class BarCharts {

  private static final int WIDTH = 760;
  private static final int LEFT = 150;
  private static final int RIGHT = 100;
  private static final int BAR = 18;
  private static final int STEP = 26;
  private static final int TITLE = 40;

  private final Svg svg = new Svg(WIDTH);
  private double y = 10;

  /**
   * One bar.
   *
   * @param label who
   * @param value how much, zero or more
   * @param ours whether it is the one all is about
   */
  public record Bar(String label, double value, boolean ours) {}

  /** One more chart, with a scale of its own. */
  public BarCharts chart(String title, String figure, List<Bar> bars) {
    svg.text(10, y + 22, "start", "font-weight=\"bold\"", title);
    y += TITLE;
    double highest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    for (Bar bar : bars) {
      double width = length(bar.value(), highest);
      svg.text(LEFT - 8, y + 14, "end", "", bar.label());
      svg.box(LEFT, y, width, BAR, bar.ours() ? "#2563eb" : "#9aa5b1");
      svg.text(
          LEFT + width + 6, y + 14, "start", "", String.format(Locale.ROOT, figure, bar.value()));
      y += STEP;
    }
    y += 8;
    return this;
  }

  /** How long a bar is, in pixels. */
  static double length(double value, double highest) {
    return highest <= 0 || Double.isNaN(value) ? 0 : value / highest * (WIDTH - LEFT - RIGHT);
  }

  /** The SVG. */
  @Override
  public String toString() {
    return svg.ofHeight(y + 6);
  }
}

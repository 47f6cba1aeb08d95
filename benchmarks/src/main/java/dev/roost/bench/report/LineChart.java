package dev.roost.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over time, as SVG. */
public final class LineChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 320;
  private static final int LEFT = 60;
  private static final int RIGHT = 90;
  private static final int TOP = 44;
  private static final int BOTTOM = 40;
  private static final int TICKS = 4;
  private static final int NAME_HEIGHT = 14;

  private final Svg svg = new Svg(WIDTH);
  private final double highest;
  private final List<Double> names = new ArrayList<>();

  /**
   * @param title what is shown, with its unit
   * @param highest the largest value there will be
   */
  public LineChart(String title, double highest) {
    this.highest = rounded(highest);
    svg.text(10, 24, "start", "font-weight=\"bold\"", title);
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = this.highest * tick / TICKS;
      String y = String.format(Locale.ROOT, "%.1f", y(value));
      svg.line(LEFT + "," + y + " " + (WIDTH - RIGHT) + "," + y, "#d8dee5");
      svg.text(LEFT - 8, y(value) + 4, "end", "", String.format(Locale.ROOT, "%,.0f", value));
    }
  }

  /** One line; its values one second apart. */
  public LineChart line(String name, String colour, List<Double> values) {
    StringBuilder points = new StringBuilder();
    for (int at = 0; at < values.size(); at++) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x(at, values.size()), y(values.get(at))));
    }
    svg.line(points.toString().trim(), colour);
    double end = values.isEmpty() ? 0 : values.getLast();
    svg.text(WIDTH - RIGHT + 6, free(y(end) + 4), "start", "fill=\"" + colour + "\"", name);
    svg.text(LEFT, HEIGHT - 14, "start", "", "0 s");
    svg.text(WIDTH - RIGHT, HEIGHT - 14, "end", "", values.size() + " s");
    return this;
  }

  /** Where a name stands beside its line's end, or below the names there already. */
  private double free(double y) {
    double free = y;
    while (taken(free)) {
      free += NAME_HEIGHT;
    }
    names.add(free);
    return free;
  }

  private boolean taken(double y) {
    return names.stream().anyMatch(name -> Math.abs(name - y) < NAME_HEIGHT);
  }

  /** The next 1, 2 or 5 with noughts behind it: the top of the scale. */
  static double rounded(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
    for (double step : new double[] {1, 2, 5}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static double x(int at, int count) {
    return LEFT + (count < 2 ? 0 : (double) at / (count - 1)) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - Math.min(1, value / highest) * (HEIGHT - TOP - BOTTOM);
  }

  /** The SVG. */
  @Override
  public String toString() {
    return svg.ofHeight(HEIGHT);
  }
}

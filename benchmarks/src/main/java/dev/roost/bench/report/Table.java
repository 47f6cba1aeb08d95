package dev.roost.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A Markdown table: the first column is text, all others are figures. */
public final class Table {

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  public Table(String... heads) {
    columns = heads.length;
    lines.add(line(List.of(heads)));
    lines.add("|---|" + String.join("", Collections.nCopies(columns - 1, "---:|")));
  }

  /** One more row. */
  public Table row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
    }
    lines.add(line(List.of(cells)));
    return this;
  }

  private static String line(List<String> cells) {
    return "| "
        + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |";
  }

  /** The Markdown. */
  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}

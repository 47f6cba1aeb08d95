package dev.roost.system.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as a table for people, with what to do below it. */
public final class MutationReport {

  private static final String FILE = "target/mutations/report.txt";
  private static final List<String> HEADINGS =
      List.of("mutant", "expected", "found", "try", "seconds", "result");

  private final List<MutantResult> results = new ArrayList<>();

  /** One more line. */
  public void add(MutantResult result) {
    results.add(result);
  }

  /** The table; then a paragraph for each that is not as it should be. */
  public String text() {
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    results.forEach(result -> rows.add(row(result)));
    Stream<String> table = rows.stream().map(row -> line(row, widths(rows)));
    Stream<String> remarks =
        results.stream()
            .filter(result -> !result.status().isRight())
            .map(result -> "\n%s: %s".formatted(result.name(), result.remark()));
    return Stream.concat(table, remarks).collect(Collectors.joining("\n", "", "\n"));
  }

  /** Writes it to {@code target/mutations/report.txt}. */
  public void write(Path checkout) {
    try {
      Path file = checkout.resolve(FILE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> row(MutantResult result) {
    return List.of(
        result.name(),
        result.expected(),
        result.foundText(),
        result.tries(),
        Long.toString(result.seconds()),
        result.status().word());
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < HEADINGS.size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(row.get(column))
          .append(" ".repeat(widths.get(column) - row.get(column).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}

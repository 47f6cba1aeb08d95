package dev.roost.system.campaign;

import dev.roost.system.fault.Troublemaker.Met;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report over all seeds: a line for each, and which trouble met which state. */
public final class CampaignReport {

  private final List<String> lines = new ArrayList<>();
  private final Table states = new Table();
  private final Table faults = new Table();
  private final Table orders = new Table();

  /** Takes a seed in, whether or not the oracle found something. */
  public void add(SeedResult result) {
    lines.add(result.line());
    for (Met met : result.met()) {
      String trouble = SeedResult.name(met);
      Set<String> found = new TreeSet<>(met.states());
      if (met.trouble().service().equals("webhook-ingest") && result.cutOff(met) > 0) {
        found.remove(StateProbe.AT_REST);
        found.add(StateProbe.IN_FLIGHT);
      }
      found.forEach(state -> states.add(trouble, state, 1));
      result.faultsDuring(met).forEach((fault, times) -> faults.add(trouble, fault, times));
    }
    result
        .plan()
        .orders()
        .steps()
        .forEach(step -> orders.add(step.order().getClass().getSimpleName(), step.fault() + "", 1));
  }

  /** All of it, in Markdown. */
  public String text() {
    return """
    # The fault campaign

    %s

    ## Troubles by the state they met

    How often; one trouble can meet several states.

    %s
    ## Attempts with a fault of X's own during a trouble

    %s
    ## Orders by the fault of X's endpoints

    %s\
    """
        .formatted(
            lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")),
            states,
            faults,
            orders);
  }

  /** Writes it. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text());
  }

  /** Counts by row and column. */
  private static final class Table {

    private final Map<String, Map<String, Long>> rows = new TreeMap<>();

    void add(String row, String column, long times) {
      rows.computeIfAbsent(row, _ -> new TreeMap<>()).merge(column, times, Long::sum);
    }

    @Override
    public String toString() {
      Set<String> columns = new TreeSet<>();
      rows.values().forEach(cells -> columns.addAll(cells.keySet()));
      StringBuilder table = new StringBuilder(line("", columns));
      table.append(line("---", columns.stream().map(_ -> "---").toList()));
      rows.forEach((row, cells) ->
          table.append(
              line(
                  row,
                  columns.stream()
                      .map(column -> cells.containsKey(column) ? cells.get(column) + "" : "")
                      .toList())));
      return table.toString();
    }

    private static String line(String first, Iterable<String> cells) {
      return "| " + first + " | " + String.join(" | ", cells) + " |\n";
    }
  }
}

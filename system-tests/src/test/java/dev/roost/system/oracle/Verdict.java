package dev.roost.system.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the oracle says.
 *
 * @param tally how much was counted
 * @param findings every breach; empty when the promise was kept
 */
public record Verdict(Tally tally, List<Finding> findings) {

  /** So many of each fault are spelt out in a report; the rest is counted. */
  private static final int SPELT_OUT = 20;

  /** The breaches of one sort. */
  public List<Finding> of(Fault fault) {
    return findings.stream().filter(finding -> finding.fault() == fault).toList();
  }

  /** Whether the promise was kept to the letter. */
  public boolean clean() {
    return findings.isEmpty();
  }

  /** A text for people: the counts, then every fault with what, which delivery and where. */
  public String report() {
    return Arrays.stream(Fault.values())
        .map(this::section)
        .collect(Collectors.joining("", tally + "\n", ""));
  }

  private String section(Fault fault) {
    List<Finding> found = of(fault);
    if (found.isEmpty()) {
      return "%-20s 0%n".formatted(fault);
    }
    String more =
        found.size() > SPELT_OUT ? "  … and %d more%n".formatted(found.size() - SPELT_OUT) : "";
    return found.stream()
        .limit(SPELT_OUT)
        .map(finding -> "  " + finding + "\n")
        .collect(
            Collectors.joining(
                "", "%-20s %d: %s%n".formatted(fault, found.size(), fault.meaning()), more));
  }
}

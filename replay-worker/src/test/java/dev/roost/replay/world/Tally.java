package dev.roost.replay.world;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What was found in many worlds. */
final class Tally {

  private static final int SHOWN = 20;

  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> seen = new TreeMap<>();
  private int worlds;
  private int red;
  private int diverged;
  private long minutes;
  private long lostThatWereNot;
  private long cpuNanos;

  /** The worlds of these seeds, both inclusive, each with rules of its own. */
  static Tally of(int first, int last, Supplier<RuleSet> rules) {
    Tally tally = new Tally();
    var threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    for (int seed = first; seed <= last; seed++) {
      tally.add(World.run(seed, rules.get()));
    }
    tally.cpuNanos = threads.getCurrentThreadCpuTime() - began;
    return tally;
  }

  private void add(World.Result result) {
    worlds++;
    red += result.violations().isEmpty() ? 0 : 1;
    diverged += result.diverged() ? 1 : 0;
    minutes += result.minutes();
    lostThatWereNot += result.lostThatWereNot();
    result.seen().forEach(this::count);
    result.scenario().troubles().forEach(trouble -> count(trouble.name()));
    count(result.scenario().reading().name());
    if (violations.size() < SHOWN) {
      result.violations().stream()
          .limit(1)
          .forEach(its ->
              violations.add("seed " + result.seed() + ": " + its + ", " + result.scenario()));
    }
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  List<String> violations() {
    return violations;
  }

  long minutes() {
    return minutes;
  }

  long lostThatWereNot() {
    return lostThatWereNot;
  }

  double cpuMillisPerWorld() {
    return cpuNanos / 1e6 / worlds;
  }

  double divergedShare() {
    return (double) diverged / worlds;
  }

  double shareOf(String what) {
    return (double) seen.getOrDefault(what, 0) / worlds;
  }

  void print(String name) {
    System.out.printf(
        "%s: %d worlds, %d red, %d decided otherwise, %d minutes, %d lost that were not, %.1f ms each%n",
        name, worlds, red, diverged, minutes, lostThatWereNot, cpuMillisPerWorld());
  }

  /** For a look at them: first and last seed, and the name of a mistake, or all. */
  public static void main(String[] args) {
    int first = Integer.parseInt(args[0]);
    int last = Integer.parseInt(args[1]);
    Tally right = of(first, last, RuleSet::new);
    right.print("no mistake");
    right.violations.forEach(System.out::println);
    right.seen.forEach((what, n) -> System.out.print(what + "=" + n + " "));
    System.out.println();
    for (Mistake mistake : Mistake.values()) {
      if (args.length > 2 && (args[2].equals("all") || args[2].equals(mistake.name()))) {
        Tally tally = of(first, last, mistake::rules);
        tally.print(mistake.name());
        tally.violations.stream().limit(2).forEach(System.out::println);
      }
    }
  }
}

package dev.roost.system.campaign;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What X does wrong with deliveries.
 *
 * @param rates shares of 0 to 1, by the simulator's words; what is absent is off
 * @param maxCopies how often a duplicate is sent at most
 * @param sparesLast whether X breaks no last attempt
 */
public record DeliveryFaults(Map<String, Double> rates, int maxCopies, boolean sparesLast) {

  /** The most of each. */
  private static final Map<String, Double> MOST =
      new TreeMap<>(
          Map.of(
              "duplicate", 0.5,
              "delay", 0.2,
              "reorder", 0.2,
              "reset", 0.03,
              "lostAnswer", 0.03,
              "timeout", 0.01,
              "stalledBody", 0.01,
              "slowBody", 0.05,
              "batch", 0.3));

  public DeliveryFaults {
    rates = Map.copyOf(rates);
  }

  /** What a seed draws. */
  static DeliveryFaults of(long seed) {
    Chance chance = Chance.of(seed, "delivery faults");
    Map<String, Double> rates = new TreeMap<>();
    MOST.forEach((fault, most) -> {
      if (chance.percent(75)) {
        rates.put(fault, chance.share(most));
      }
    });
    return new DeliveryFaults(rates, chance.between(2, 4), chance.percent(75));
  }

  /** All that a seed can draw. */
  static Map<String, Double> most() {
    return MOST;
  }

  /** As the simulator takes it. */
  public Map<String, Object> asRates() {
    Map<String, Object> all = new TreeMap<>(rates);
    all.put("maxCopies", maxCopies);
    all.put("sparesLast", sparesLast);
    return all;
  }

  @Override
  public String toString() {
    return new TreeMap<>(rates)
        .entrySet().stream()
            .map(rate -> rate.getKey() + " " + rate.getValue())
            .collect(Collectors.joining(" "));
  }
}

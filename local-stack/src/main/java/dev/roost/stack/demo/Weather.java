package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulatorclient.SimulatorClient;
import java.util.Map;

/** The weather between X and Roost, for as long as an act lasts. */
final class Weather {

  private static final Map<String, Double> BAD =
      Map.of("duplicate", 0.3, "delay", 0.2, "batch", 0.1);

  // X's waits between attempts are 3, 27 and 242 s. Bad weather is worth a retry or two; an outage
  // is over for X within three seconds.
  private static final double SHORT = 0.1;
  private static final double SHORTEST = 0.01;

  private final SimulatorClient simulator;
  private final JsonNode faultsBefore;
  private final JsonNode retriesBefore;

  private Weather(SimulatorClient simulator, JsonNode faultsBefore, JsonNode retriesBefore) {
    this.simulator = simulator;
    this.faultsBefore = faultsBefore;
    this.retriesBefore = retriesBefore;
  }

  /** Turns bad; {@link #clear} makes it what it was. */
  static Weather turnBad(SimulatorClient simulator) {
    return turn(simulator, BAD, SHORT);
  }

  /** Turns fair, and X impatient; {@link #clear} makes it what it was. */
  static Weather turnFair(SimulatorClient simulator) {
    return turn(simulator, Map.of(), SHORTEST);
  }

  private static Weather turn(SimulatorClient simulator, Map<String, Double> faults, double scale) {
    Weather weather = new Weather(simulator, simulator.faults(), simulator.retries());
    simulator.faults(faults);
    simulator.retries(scale);
    return weather;
  }

  void clear() {
    simulator.faults(faultsBefore);
    simulator.retries(retriesBefore);
  }
}

package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.simulator.SimulatorClient;
import dev.roost.stack.simulator.SimulatorException;
import java.util.Map;

/** Bad weather between X and Roost, for as long as the play lasts. */
final class Weather {

  private static final Map<String, Double> FAULTS =
      Map.of("duplicate", 0.3, "delay", 0.2, "batch", 0.1);
  private static final Map<String, Double> RETRIES = Map.of("scale", 0.1);

  private final SimulatorClient simulator;
  private final JsonNode faultsBefore;
  private final JsonNode retriesBefore;

  private Weather(SimulatorClient simulator, JsonNode faultsBefore, JsonNode retriesBefore) {
    this.simulator = simulator;
    this.faultsBefore = faultsBefore;
    this.retriesBefore = retriesBefore;
  }

  /** Turns bad; {@link #clear} makes it what it was. */
  static Weather turnBad(SimulatorClient simulator)
      throws SimulatorException, InterruptedException {
    Weather weather = new Weather(simulator, simulator.faults(), simulator.retries());
    simulator.faults(FAULTS);
    simulator.retries(RETRIES);
    return weather;
  }

  void clear() throws SimulatorException, InterruptedException {
    simulator.faults(faultsBefore);
    simulator.retries(retriesBefore);
  }
}

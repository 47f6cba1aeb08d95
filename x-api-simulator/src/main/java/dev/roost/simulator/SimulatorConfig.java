package dev.roost.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the simulator, all under {@code simulator.}. */
@ConfigMapping(prefix = "simulator")
public interface SimulatorConfig {

  /** From which every identifier, secret, text and fault is drawn. */
  @WithDefault("42")
  long seed();

  /** How deliveries leave. */
  Bounds delivery();

  /** Bounds of what leaves and of what is remembered. */
  interface Bounds {

    /** Requests on their way at the same time, over all webhooks. */
    @WithDefault("200")
    int maxInFlight();

    /** Deliveries the log remembers; the oldest are forgotten first. */
    @WithDefault("200000")
    int logLimit();
  }
}

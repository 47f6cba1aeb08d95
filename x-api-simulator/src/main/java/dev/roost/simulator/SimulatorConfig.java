package dev.roost.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the simulator, all under {@code simulator.}. */
@ConfigMapping(prefix = "simulator")
public interface SimulatorConfig {

  /** From which every identifier, secret, text and fault is drawn. */
  @WithDefault("42")
  long seed();

  /** How deliveries leave. */
  Bounds delivery();

  /** Which webhooks X takes. */
  Webhooks webhook();

  /** How often X may be called. */
  RateLimit rateLimit();

  /** Which windows of a replay X takes. */
  Replay replay();

  /** Whether X still has the unsubscribing by the user's own token, which it deprecated in 2019. */
  @WithDefault("true")
  boolean deprecatedUnsubscribe();

  /** Which webhooks X takes. */
  interface Webhooks {

    /** Whether a webhook may be plain http on loopback, with a port; the real X wants https. */
    @WithDefault("true")
    boolean allowLoopbackHttp();

    /** How many webhooks an account may have over all its apps. */
    @WithDefault("5")
    int quota();
  }

  /** How often X may be called. */
  interface RateLimit {

    /** What X's numbers are multiplied by. */
    @WithDefault("1")
    double scale();

    /** How long X counts before it begins anew. */
    @WithDefault("15m")
    Duration window();
  }

  /** Which windows of a replay X takes. */
  interface Replay {

    /** How long ago {@code from_date} is at least. */
    @WithDefault("31m")
    Duration fromAge();

    /** How long ago {@code to_date} is at least; a negative one lets it lie ahead. */
    @WithDefault("10m")
    Duration toAge();
  }

  /** Bounds of what leaves and of what is remembered. */
  interface Bounds {

    /** Requests on their way at the same time, over all webhooks. */
    @WithDefault("200")
    int maxInFlight();

    /** After which kept-alive connections are replaced by new ones; 0 for never. */
    @WithDefault("0s")
    Duration connectionLifetime();

    /** Deliveries the log remembers; the oldest are forgotten first. */
    @WithDefault("200000")
    int logLimit();
  }
}

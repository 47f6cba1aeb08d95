package dev.roost.vaultclient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;

/** Where X is. */
@ConfigMapping(prefix = "roost.x")
public interface XConfig {

  /** Scheme and host; the host is inside each signature. The vault signs for no other. */
  @WithDefault("https://api.x.com")
  URI baseUrl();

  /** For a whole answer; X challenges the webhook within it, which may take three seconds. */
  @WithDefault("10s")
  Duration timeout();

  /** How long a rate limit is waited for. */
  @WithName("rate-limit")
  RateLimit rateLimit();

  /** How often a request is made that was refused in a way that passes by itself. */
  Refusal refusal();

  /** Refusals that a wrong nonce, a clock or a roll-out explains as well as wrong credentials. */
  interface Refusal {

    /** The pause after the first; doubled each time. */
    @WithDefault("30s")
    @WithName("backoff.initial")
    Duration backoffInitial();

    /** The longest pause: how long after the cause is mended something may still wait. */
    @WithDefault("1h")
    @WithName("backoff.max")
    Duration backoffMax();

    /** The share of a pause that is added by chance, 0 to 1. */
    @WithDefault("0.1")
    double jitter();

    /** After so long a person must look: it is given up with the last reason. */
    @WithDefault("24h")
    Duration maxWait();

    /** So many in a row for one app, and only one request is made in each interval. */
    @WithDefault("10")
    int breakerThreshold();

    /**
     * Between two requests of an app that is refused everything. Each process counts for itself:
     * with two replicas it is one request a minute, X's smallest limit.
     */
    @WithDefault("2m")
    Duration probeInterval();
  }

  /** Bounds of what X's {@code x-rate-limit-reset} is believed. */
  interface RateLimit {

    /** The shortest pause, where the reset lies in the past. */
    @WithDefault("5s")
    Duration minPause();

    /**
     * The longest, where it lies in another age: X's window of 15 minutes, and clocks that differ.
     */
    @WithDefault("16m")
    Duration maxPause();

    /** The share of a pause that is added by chance, 0 to 1, so that not all come back at once. */
    @WithDefault("0.1")
    double jitter();
  }
}

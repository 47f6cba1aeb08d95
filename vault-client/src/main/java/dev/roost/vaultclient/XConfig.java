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

  /** Bounds of what X's {@code x-rate-limit-reset} is believed. */
  interface RateLimit {

    /** The shortest pause, where the reset lies in the past. */
    @WithDefault("5s")
    Duration minPause();

    /** The longest, where it lies in another age: X's window of 15 minutes, and clocks that differ. */
    @WithDefault("16m")
    Duration maxPause();

    /** The share of a pause that is added by chance, 0 to 1, so that not all come back at once. */
    @WithDefault("0.1")
    double jitter();
  }
}

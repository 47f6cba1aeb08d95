package dev.roost.subscriptions.connect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Limits of the pages on which people connect. */
@ConfigMapping(prefix = "roost.subscriptions.connect")
public interface ConnectConfig {

  /** How long a page that was opened can begin a handshake: a form left open over lunch. */
  @WithDefault("1h")
  Duration pageTtl();

  /**
   * How many handshakes a browser may have under way; of more, the oldest is forgotten. Each is a
   * cookie of some 200 bytes, sent with every request; of up to 700 where it leads back.
   */
  @WithDefault("8")
  int maxHandshakes();

  /**
   * How many handshakes are begun for an app in a day, UTC, without an invitation: as many people
   * as the account's subscriptions may be spent on. All replicas count together. Without it there
   * is no such limit.
   */
  OptionalInt maxHandshakesPerDay();

  /**
   * How long an address to be led back to may be, with its query: it is carried in the handshake's
   * cookie.
   */
  @WithDefault("300")
  int maxReturnToLength();

  /**
   * How long the pages use what was read of an app's setting: however often a page is asked for, it
   * is read once in this time. Another replica's change is seen after it.
   */
  @WithDefault("2s")
  Duration settingCacheTtl();

  /** Invitations. */
  Invitation invitation();

  /** Signed links that let people past the limits. */
  interface Invitation {

    /** How long a link is good for that names no end. */
    @WithDefault("7d")
    Duration defaultTtl();

    /** How long one may be good for; the keys that sign are kept for as long. */
    @WithDefault("30d")
    Duration maxTtl();

    /** How many handshakes a link begins that names no number: for one person who tries again. */
    @WithDefault("5")
    int defaultHandshakes();

    /** How many one may begin: a link for a whole company. */
    @WithDefault("10000")
    int maxHandshakes();
  }
}

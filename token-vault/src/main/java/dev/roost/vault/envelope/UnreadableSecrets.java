package dev.roost.vault.envelope;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows that this replica could not open lately: each is an error in the log when it is found,
 * and is counted by {@code roost.vault.secrets.unreadable} until it opens, is replaced or ends.
 */
@Singleton
public final class UnreadableSecrets {

  private static final KeyedLogger LOG = KeyedLogger.of(UnreadableSecrets.class);

  /** Another replica may have replaced it: what nobody meets again is forgotten after this. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Map<RowIdentity, Instant> found = new ConcurrentHashMap<>();
  private final Clock clock;

  UnreadableSecrets(MeterRegistry metrics, Clock clock) {
    this.clock = clock;
    metrics.gauge("roost.vault.secrets.unreadable", this, UnreadableSecrets::count);
  }

  /** A row does not open; said once, with its place and never with its content. */
  public void add(RowIdentity row) {
    if (found.put(row, clock.instant()) == null) {
      LOG.error(
          "Stored secret cannot be opened",
          key("app", row.app()),
          key("kind", row.kind()),
          key("version", row.version()),
          key("remedy", remedy(row)));
    }
  }

  /** A handshake is nobody's to replace: its user begins another. */
  private static String remedy(RowIdentity row) {
    return row.kind().endsWith("handshake")
        ? "none needed, the user connects again"
        : "replace or remove it through the API";
  }

  /** The row opened, or holds no secret any more. */
  public void remove(RowIdentity row) {
    if (found.remove(row) != null) {
      LOG.info(
          "Stored secret is no longer unreadable",
          key("app", row.app()),
          key("kind", row.kind()),
          key("version", row.version()));
    }
  }

  private double count() {
    Instant oldest = clock.instant().minus(REMEMBERED);
    found.values().removeIf(seen -> seen.isBefore(oldest));
    return found.size();
  }
}

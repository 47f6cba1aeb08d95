package dev.roost.ingest.webhooks;

import dev.roost.contracts.outbox.OutboxPosition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The webhooks there are, whatever their state: X may still be trying to deliver through one that
 * was deleted, and no delivery gets in without its signature.
 */
@Singleton
public final class ServedWebhooks {

  private final Map<WebhookName, Row> rows = new ConcurrentHashMap<>();
  private final AtomicLong told = new AtomicLong();
  private volatile boolean loaded;

  /** Whether there is such a webhook. */
  public boolean contains(WebhookName webhook) {
    Row row = rows.get(webhook);
    return row != null && row.there();
  }

  /** The apps that have one. */
  public Set<String> apps() {
    return rows.entrySet().stream()
        .filter(row -> row.getValue().there())
        .map(row -> row.getKey().app())
        .collect(Collectors.toSet());
  }

  /** Whether the table was ever read to its end. */
  public boolean loaded() {
    return loaded;
  }

  /**
   * A record of the table.
   *
   * @param position grows with every record of a webhook; an older one that is repeated is dropped
   * @param there whether it says anything, or takes the webhook out
   */
  void tell(WebhookName webhook, OutboxPosition position, boolean there) {
    told.incrementAndGet();
    rows.merge(webhook, new Row(position, there), Row::later);
  }

  /** How many records came so far. */
  long told() {
    return told.get();
  }

  /** The table was read to its end. */
  void readToItsEnd() {
    loaded = true;
  }

  private record Row(OutboxPosition position, boolean there) {

    Row later(Row next) {
      return next.position.compareTo(position) >= 0 ? next : this;
    }
  }
}

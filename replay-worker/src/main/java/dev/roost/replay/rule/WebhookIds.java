package dev.roost.replay.rule;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** X's ids of an endpoint's webhook, and when it had them. */
public record WebhookIds(List<Held> held) {

  public WebhookIds {
    held = List.copyOf(held);
  }

  /**
   * One id.
   *
   * @param span open for the one it has
   */
  public record Held(String id, Span span) {}

  /** Those under which X may have attempted deliveries of a minute. */
  public Set<String> around(Minute minute, RuleSettings settings) {
    Instant from = minute.start().minus(settings.webhookMargin()).minus(settings.retries());
    Instant to = minute.end().plus(settings.webhookMargin());
    return held.stream()
        .filter(its -> its.span().touches(from, to))
        .map(Held::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}

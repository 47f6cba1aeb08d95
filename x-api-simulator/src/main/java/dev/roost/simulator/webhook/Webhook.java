package dev.roost.simulator.webhook;

import java.net.URI;
import java.time.Instant;

/**
 * An address to which X sends what concerns the users subscribed through it.
 *
 * @param id a decimal string beyond 2^53
 * @param valid whether X delivers to it: false after a challenge that was answered wrongly
 * @param api through which it was made; its challenges follow that one's rules
 */
public record Webhook(String id, String app, URI url, boolean valid, Instant createdAt, Api api) {

  /** A webhook of version 1.1. */
  public Webhook(String id, String app, URI url, boolean valid, Instant createdAt) {
    this(id, app, url, valid, createdAt, Api.V1_1);
  }

  Webhook withValid(boolean now) {
    return new Webhook(id, app, url, now, createdAt, api);
  }
}

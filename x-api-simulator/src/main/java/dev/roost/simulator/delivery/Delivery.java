package dev.roost.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.webhook.Webhook;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A body on its way to a webhook, with all attempts. A copy is a delivery of its own. */
final class Delivery {

  /** How far a delivery is. */
  enum State {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("givenUp")
    GIVEN_UP
  }

  private final long seq;
  private final int round;
  private final Webhook webhook;
  private final List<Happening> happenings;
  private final int copy;
  private final Body body;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private volatile State state = State.PENDING;

  Delivery(long seq, int round, List<Happening> happenings, int copy, Body body) {
    this.seq = seq;
    this.round = round;
    this.webhook = happenings.getFirst().webhook();
    this.happenings = happenings;
    this.copy = copy;
    this.body = body;
  }

  long seq() {
    return seq;
  }

  /** How often everything had been forgotten before. */
  int round() {
    return round;
  }

  String id() {
    return "d-" + seq;
  }

  Webhook webhook() {
    return webhook;
  }

  List<Happening> happenings() {
    return happenings;
  }

  /** The happening on whose number all chance about this delivery hangs. */
  Happening first() {
    return happenings.getFirst();
  }

  /** 0 for the original. */
  int copy() {
    return copy;
  }

  Body body() {
    return body;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  State state() {
    return state;
  }

  void ended(Attempt attempt, State now) {
    attempts.add(attempt);
    state = now;
  }

  /** Once it is only remembered, its bodies take less room. */
  void packWhenOver() {
    if (state != State.PENDING) {
      body.pack();
      happenings.forEach(happening -> happening.body().pack());
    }
  }
}

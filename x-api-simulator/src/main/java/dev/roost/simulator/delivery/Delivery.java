package dev.roost.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

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
  private final Cargo cargo;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private volatile State state = State.PENDING;
  private volatile @Nullable Instant begunAt;

  Delivery(long seq, int round, Cargo cargo) {
    this.seq = seq;
    this.round = round;
    this.webhook = cargo.happenings().getFirst().webhook();
    this.cargo = cargo;
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
    return cargo.happenings();
  }

  /** The happening on whose number all chance about this delivery hangs. */
  Happening first() {
    return cargo.happenings().getFirst();
  }

  /** 0 for the original. */
  int copy() {
    return cargo.copy();
  }

  Body body() {
    return cargo.body();
  }

  /** The job that sends it again; absent for the first time. */
  @Nullable String replay() {
    return cargo.replay();
  }

  /** When the first attempt began; absent before that. */
  @Nullable Instant begunAt() {
    return begunAt;
  }

  void begins(Instant at) {
    if (begunAt == null) {
      begunAt = at;
    }
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
      body().pack();
      happenings().forEach(happening -> happening.body().pack());
    }
  }
}

package dev.roost.replay.rule;

import java.time.Instant;

/** What is known of X's having an endpoint's webhook valid. */
public sealed interface Validity {

  /** When it was last proven: a list that said so, a delivery that verified, a challenge passed. */
  Instant proof();

  /** It is valid. */
  record Valid(Endpoint endpoint, Instant proof) implements Validity {}

  /** X lists it as invalid, or does not list it. */
  record Invalid(Endpoint endpoint, Instant proof) implements Validity {}

  /** Whose it is. */
  Endpoint endpoint();

  /** A proof. One that is older than the last changes nothing. */
  default Step<Validity> proven(Instant at) {
    if (!at.isAfter(proof())) {
      return Step.of(this);
    }
    Valid valid = new Valid(endpoint(), at);
    return switch (this) {
      case Valid _ -> Step.of(valid);
      case Invalid _ ->
          Step.of(
              valid,
              Evidence.closed(Cause.WEBHOOK_INVALID, new Scope.One(endpoint()), "", proof(), at));
    };
  }

  /** X lists it as invalid, or does not list it. */
  default Step<Validity> denied() {
    return Step.of(
        new Invalid(endpoint(), proof()),
        Evidence.open(Cause.WEBHOOK_INVALID, new Scope.One(endpoint()), "", proof()));
  }
}

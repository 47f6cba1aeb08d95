package dev.roost.vault.invalidation;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.access.Caller;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.Credential;
import dev.roost.vault.credential.RetiredTokens;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.credential.UserStates;
import dev.roost.xapi.endpoint.OAuth2Endpoint;
import dev.roost.xapi.endpoint.OAuthEndpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of a token: erased, in the trail, counted, and in the log where X may take it. The
 * counters are there from the start, so that an alarm on their growth misses nothing.
 */
@Singleton
class Conclusions {

  private static final KeyedLogger LOG = KeyedLogger.of(Conclusions.class);
  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  private final RetiredTokens tokens;
  private final UserStates states;
  private final AppStore apps;
  private final AuditTrail trail;
  private final Clock clock;
  private final Map<InvalidationOutcome, Counter> counters =
      new EnumMap<>(InvalidationOutcome.class);

  Conclusions(
      RetiredTokens tokens,
      UserStates states,
      AppStore apps,
      AuditTrail trail,
      Clock clock,
      MeterRegistry metrics) {
    this.tokens = tokens;
    this.states = states;
    this.apps = apps;
    this.trail = trail;
    this.clock = clock;
    for (InvalidationOutcome outcome : InvalidationOutcome.values()) {
      counters.put(
          outcome,
          metrics.counter("roost.vault.user.token.invalidations", "outcome", outcome.text()));
    }
  }

  /** How long it is until then. */
  Duration until(Instant moment) {
    Duration pause = Duration.between(clock.instant(), moment);
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  /** X did not confirm; it is tried again. */
  void retried(Claim claim, String reason, Duration pause) {
    count(InvalidationOutcome.RETRIED);
    LOG.warn(
        "User token could not be invalidated at X and is tried again",
        key("app", claim.app()),
        key("userId", claim.userId()),
        key("failures", claim.failures() + 1),
        key("pause", pause.toSeconds() + "s"),
        key("reason", reason));
  }

  /** The token is erased, unless another replica has taken over. */
  Uni<Void> end(Claim claim, InvalidationOutcome outcome) {
    return trail.attempt(act(claim), tx -> end(tx, claim, outcome));
  }

  /** The same after X was asked. Who got the token meanwhile is cut off, which is said. */
  Uni<Void> end(Claim claim, InvalidationOutcome outcome, Credential token) {
    return trail.attempt(
        act(claim),
        tx ->
            end(tx, claim, outcome)
                .flatMap(_ -> tokens.isInUse(tx, token))
                .invoke(used -> {
                  if (used) {
                    LOG.warn(
                        "User token was stored again while it was invalidated: its user connects"
                            + " anew",
                        key("app", claim.app()),
                        key("userId", claim.userId()));
                  }
                })
                .replaceWithVoid());
  }

  private Uni<Void> end(SqlConnection tx, Claim claim, InvalidationOutcome outcome) {
    return apps.lockKnown(tx, claim.app())
        .flatMap(_ -> tokens.erase(tx, claim))
        .flatMap(erased ->
            erased.isEmpty()
                ? Uni.createFrom().voidItem()
                : trail
                    .write(tx, act(claim), erased.get(), outcome.inTrail())
                    .call(_ -> states.settle(tx, claim.app(), claim.userId()))
                    .invoke(() -> said(claim, outcome)));
  }

  private static Act act(Claim claim) {
    return Act.on(claim.app(), Action.REVOKE_USER_TOKEN, ITSELF)
        .of(claim.userId())
        .to(
            claim.kind() == SecretKind.OAUTH2_REVOCATION
                ? OAuth2Endpoint.REVOKE.label()
                : OAuthEndpoint.INVALIDATE_USER_TOKEN.label());
  }

  private void said(Claim claim, InvalidationOutcome outcome) {
    count(outcome);
    if (outcome.isLeftAtX()) {
      LOG.error(
          "User token was erased and may still be valid at X: the user can revoke the app there",
          key("app", claim.app()),
          key("userId", claim.userId()),
          key("outcome", outcome.text()));
    }
  }

  private void count(InvalidationOutcome outcome) {
    Counter counter = counters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}

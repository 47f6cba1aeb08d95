package dev.roost.simulator.v2;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.limit.RateLimits;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.token.AccessToken;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets in whom X would let in to version 2, and counts. */
@Singleton
public final class AccessControl {

  private final List<BearerRealm> realms;
  private final Gate gate;
  private final Apps apps;
  private final RateLimits limits;
  private final WrongAnswers wrong;
  private final CurrentSwitches switches;

  AccessControl(
      @All List<BearerRealm> realms,
      Gate gate,
      Apps apps,
      RateLimits limits,
      WrongAnswers wrong,
      CurrentSwitches switches) {
    this.realms = realms;
    this.gate = gate;
    this.apps = apps;
    this.limits = limits;
    this.wrong = wrong;
    this.switches = switches;
  }

  /**
   * Who calls that operation. The rate limit goes onto the answer, whatever it will be.
   *
   * @throws ProblemException 401 without good credentials, 403 for credentials that the operation
   *     does not take, and for an app that is not enrolled
   * @throws XErrorException 429 with code 88 for one call too many
   */
  public Requester enter(Operation operation, HttpServerRequest request) {
    Requester requester = identify(request);
    Set<Credential> accepted = accepted(operation);
    if (!accepted.contains(requester.credential())) {
      throw ProblemException.unsupportedAuthentication(requester.credential(), accepted);
    }
    count(operation, requester, request);
    if (!requester.app().terms().isEnrolled()) {
      throw ProblemException.notEnrolled(requester.app());
    }
    return requester;
  }

  private Requester identify(HttpServerRequest request) {
    return Call.of(request)
        .credentials("Bearer")
        .map(this::bearer)
        .orElseGet(() -> signer(request));
  }

  private Requester bearer(String token) {
    return realms.stream()
        .flatMap(realm -> realm.requester(token).stream())
        .findFirst()
        .orElseThrow(ProblemException::unauthorized);
  }

  private Requester signer(HttpServerRequest request) {
    try {
      AccessToken token = gate.signer(request, null);
      App app = apps.get(token.app());
      return new Requester(
          app,
          Credential.OAUTH_1_USER,
          token.userId(),
          token.permission().and(app.terms().permission()),
          Set.of());
    } catch (XErrorException refused) {
      throw ProblemException.unauthorized();
    }
  }

  private Set<Credential> accepted(Operation operation) {
    Set<Credential> accepted = operation.accepted();
    return accepted.contains(Credential.BEARER)
            && operation != Operation.CREATE_SUBSCRIPTION
            && switches.is(Switch.MANAGEMENT, "bearer")
        ? EnumSet.of(Credential.BEARER)
        : accepted;
  }

  private void count(Operation operation, Requester requester, HttpServerRequest request) {
    @Nullable String path = request.path();
    boolean isExceeded =
        operation.limit() > 0 && isExceeded(operation, requester, request.response());
    if (isExceeded || wrong.takeRateLimited(path)) {
      throw new XErrorException(429, 88, "Rate limit exceeded");
    }
    if (wrong.takeUnauthorized(path).isPresent()) {
      throw ProblemException.unauthorized();
    }
    wrong
        .takeUnavailable(path)
        .ifPresent(refusal -> {
          throw refusal;
        });
  }

  private boolean isExceeded(Operation operation, Requester requester, HttpServerResponse answer) {
    String who = operation.isLimitedByUser() ? " " + requester.userId() : "";
    RateLimits.Standing standing =
        limits.count("v2 " + operation + " " + requester.app().app() + who, operation.limit());
    answer.putHeader("x-rate-limit-limit", Long.toString(standing.limit()));
    answer.putHeader("x-rate-limit-remaining", Long.toString(Math.max(0, standing.remaining())));
    answer.putHeader("x-rate-limit-reset", Long.toString(wrong.reset(standing.reset())));
    return standing.isExceeded();
  }
}

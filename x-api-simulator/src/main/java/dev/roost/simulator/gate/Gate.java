package dev.roost.simulator.gate;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.app.Permission;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.gate.Endpoint.Needs;
import dev.roost.simulator.limit.RateLimits;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.signing.Call;
import dev.roost.simulator.signing.SignatureCheck;
import dev.roost.simulator.token.AccessToken;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.token.Bearers;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in whom X would let in, and counts. */
@Singleton
public final class Gate {

  private final Apps apps;
  private final AccessTokens tokens;
  private final Bearers bearers;
  private final SignatureCheck signatures;
  private final RateLimits limits;
  private final WrongAnswers wrong;

  Gate(
      Apps apps,
      AccessTokens tokens,
      Bearers bearers,
      SignatureCheck signatures,
      RateLimits limits,
      WrongAnswers wrong) {
    this.apps = apps;
    this.tokens = tokens;
    this.bearers = bearers;
    this.signatures = signatures;
    this.limits = limits;
    this.wrong = wrong;
  }

  /**
   * Who calls that endpoint. The rate limit goes onto the answer, whatever it will be.
   *
   * @throws XErrorException for wrong or missing credentials, and for one call too many
   */
  public Caller enter(Endpoint endpoint, HttpServerRequest request) {
    Call call = Call.of(request);
    Caller caller =
        call.credentials("Bearer")
            .map(bearer -> alone(endpoint, bearer))
            .orElseGet(() -> asUser(endpoint, call));
    count(endpoint, caller, request);
    if (!caller.app().terms().accountActivity()) {
      throw Refusal.notEnabled(endpoint);
    }
    return caller;
  }

  /**
   * The good token that signs a call.
   *
   * @param body the form, if there is one
   * @throws XErrorException for everything else
   */
  public AccessToken signer(HttpServerRequest request, @Nullable String body) {
    return signer(Call.of(request, body));
  }

  private Caller alone(Endpoint endpoint, String bearer) {
    App app = bearers.appOf(bearer).flatMap(apps::find).orElseThrow(XErrorException::badToken);
    if (endpoint.needs() != Needs.APP) {
      throw Refusal.appOnly(endpoint);
    }
    return new Caller(app, "");
  }

  private Caller asUser(Endpoint endpoint, Call call) {
    if (endpoint.needs() == Needs.APP && call.credentials("OAuth").isPresent()) {
      throw Refusal.notAppOnly(endpoint);
    }
    AccessToken token = signer(call);
    App app = apps.get(token.app());
    if (endpoint.needs() == Needs.OWNER && !token.userId().equals(app.owner().userId())) {
      throw Refusal.notThisUser();
    }
    Permission granted = token.permission().and(app.terms().permission());
    if (granted.compareTo(endpoint.least()) < 0) {
      throw Refusal.notPermitted(endpoint);
    }
    return new Caller(app, token.userId());
  }

  private AccessToken signer(Call call) {
    String token = signatures.check(call, (app, text) -> good(app, text).secret()).token();
    return tokens.find(token).orElseThrow(XErrorException::badToken);
  }

  private AccessToken good(App app, String text) {
    Optional<AccessToken> token = tokens.find(text);
    return token
        .filter(found -> found.app().equals(app.app()))
        .orElseThrow(XErrorException::badToken);
  }

  private void count(Endpoint endpoint, Caller caller, HttpServerRequest request) {
    HttpServerResponse answer = request.response();
    @Nullable String path = request.path();
    String who = endpoint + " " + caller.app().app() + " " + caller.userId();
    RateLimits.Standing standing = limits.count(who, endpoint.limit());
    answer.putHeader("x-rate-limit-limit", Long.toString(standing.limit()));
    answer.putHeader("x-rate-limit-remaining", Long.toString(Math.max(0, standing.remaining())));
    answer.putHeader("x-rate-limit-reset", Long.toString(wrong.reset(standing.reset())));
    if (standing.isExceeded() || wrong.takeRateLimited(path)) {
      throw Refusal.tooMany(endpoint);
    }
    wrong
        .takeUnauthorized(path)
        .or(() -> wrong.takeUnavailable(path))
        .ifPresent(refusal -> {
          throw refusal;
        });
  }
}

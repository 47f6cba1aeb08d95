package dev.roost.subscriptions.x;

import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.subscriptions.budget.BudgetExhaustedException;
import dev.roost.subscriptions.work.Waiting.Whose;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.subscriptions.x.Trouble.Passing;
import dev.roost.subscriptions.x.Trouble.Temporary;
import dev.roost.vaultclient.PausedException;
import dev.roost.vaultclient.VaultException;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.xapi.endpoint.XApiException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** X's and the vault's refusals as problem+json, where a person waits for the answer. */
public final class TroubleMappers {

  private final Clock clock;

  TroubleMappers(Clock clock) {
    this.clock = clock;
  }

  @ServerExceptionMapper
  Response x(XApiException refused) {
    return answer(refused);
  }

  @ServerExceptionMapper
  Response vault(VaultException refused) {
    return answer(refused);
  }

  @ServerExceptionMapper
  Response paused(PausedException paused) {
    return answer(paused);
  }

  @ServerExceptionMapper
  Response budget(BudgetExhaustedException exhausted) {
    return answer(exhausted);
  }

  private Response answer(RuntimeException failure) {
    Trouble trouble = Trouble.of(failure);
    boolean isX = failure instanceof XApiException;
    return switch (trouble) {
      case Temporary(var _, var notBefore) when notBefore.isPresent() ->
          Response.fromResponse(ProblemType.X_RATE_LIMITED.because(trouble.reason()).response())
              .header(HttpHeaders.RETRY_AFTER, secondsUntil(notBefore.get()))
              .build();
      case Temporary _ ->
          problem(isX ? ProblemType.X_UNAVAILABLE : ProblemType.VAULT_UNAVAILABLE, trouble);
      case NotConnected _ -> problem(ProblemType.USER_NOT_CONNECTED, trouble);
      case Lasting _ when failure instanceof Refused vault && vault.is(VaultProblem.UNKNOWN_APP) ->
          problem(ProblemType.UNKNOWN_APP, trouble);
      case Lasting(var _, Whose whose) -> problem(refused(whose), trouble);
      case Passing(var _, Whose whose, var _) -> problem(refused(whose), trouble);
    };
  }

  /** The type that says whose refusal it was. */
  public static ProblemType refused(Whose whose) {
    return whose == Whose.X ? ProblemType.X_REFUSED : ProblemType.VAULT_REFUSED;
  }

  private long secondsUntil(Instant moment) {
    return Math.max(1, Duration.between(clock.instant(), moment).toSeconds());
  }

  private static Response problem(ProblemType type, Trouble trouble) {
    return type.because(trouble.reason()).response();
  }
}

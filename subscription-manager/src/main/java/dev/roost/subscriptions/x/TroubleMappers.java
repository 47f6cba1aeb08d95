package dev.roost.subscriptions.x;

import dev.roost.admin.problem.Problem;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.subscriptions.x.Trouble.Temporary;
import dev.roost.vaultclient.VaultException;
import dev.roost.xapi.endpoint.XApiException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** X's and the vault's refusals as problem+json, where a person waits for the answer. */
final class TroubleMappers {

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

  private Response answer(RuntimeException failure) {
    Trouble trouble = Trouble.of(failure);
    String name = failure instanceof XApiException ? "x" : "vault";
    return switch (trouble) {
      case Temporary(var _, var notBefore) when notBefore.isPresent() ->
          Response.fromResponse(
                  problem(429, "x-rate-limited", "X takes no more requests for now", trouble))
              .header(HttpHeaders.RETRY_AFTER, secondsUntil(notBefore.get()))
              .build();
      case Temporary _ ->
          problem(503, name + "-unavailable", "A neighbour gave no usable answer", trouble);
      case NotConnected _ -> problem(409, "user-not-connected", "The user must connect", trouble);
      case Lasting _ -> problem(502, name + "-refused", "A neighbour said no", trouble);
    };
  }

  private long secondsUntil(Instant moment) {
    return Math.max(1, Duration.between(clock.instant(), moment).toSeconds());
  }

  private static Response problem(int status, String name, String title, Trouble trouble) {
    return Problem.of(status, name, title, trouble.reason()).response();
  }
}

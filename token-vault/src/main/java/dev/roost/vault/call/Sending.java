package dev.roost.vault.call;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.problem.ProblemType;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.signing.SigningDatabase;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.Exchange;
import dev.roost.xapi.endpoint.XApiException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Sends a request to X between two entries of the trail: that it begins, without which it is not
 * sent, and how it ended. The second one is written after X has acted, so that the caller gets X's
 * answer even where it cannot be written.
 */
@ApplicationScoped
class Sending {

  private static final KeyedLogger LOG = KeyedLogger.of(Sending.class);

  private final Exchange x;
  private final AuditTrail trail;
  private final Pool database;

  Sending(XOAuth x, AuditTrail trail, SigningDatabase database, CallConfig config) {
    this.x = x.exchange(Math.toIntExact(config.maxAnswerSize().asLongValue()));
    this.trail = trail;
    this.database = database.pool();
  }

  /** A judged call as a request to X. */
  XRequest request(WantedCall call) {
    return XRequest.of(call, x);
  }

  /**
   * X's answer, whatever it is.
   *
   * @param fingerprint of the credential
   * @param header makes the Authorization header, right before it is sent
   * @return fails with 503 {@code x-unreachable} where there is none
   */
  Uni<Answer> send(Act act, XRequest request, String fingerprint, Supplier<String> header) {
    return trail
        .write(database, act, fingerprint, Outcome.BEGUN)
        .flatMap(_ -> x.send(request.endpoint(), request.request(), request.json(), header.get()))
        .call(answer ->
            ended(
                act,
                fingerprint,
                answer.isSuccess() ? Outcome.DONE : Outcome.REFUSED,
                "HTTP " + answer.status()))
        .onFailure(XApiException.class)
        .call(() -> ended(act, fingerprint, Outcome.FAILED, "x-unreachable"))
        .onFailure(XApiException.class)
        .transform(_ -> noAnswer());
  }

  private Uni<Void> ended(Act act, String fingerprint, Outcome outcome, String reason) {
    return trail
        .write(database, act, fingerprint, outcome, reason)
        .onFailure()
        .invoke(failure ->
            LOG.error(
                "The end of a request to X could not be written to the audit trail",
                key("app", String.valueOf(act.app())),
                key("endpoint", String.valueOf(act.purpose())),
                key("outcome", reason),
                key("error", failure.getClass().getSimpleName())))
        .onFailure()
        .recoverWithNull();
  }

  private static RuntimeException noAnswer() {
    return ProblemType.X_UNREACHABLE.exception(
        "X was not reached, did not answer within roost.x.timeout, or answered more than"
            + " roost.vault.calls.max-answer-size: the network, DNS, TLS or a proxy is in the way,"
            + " or X is in trouble. Whether it acted is not known. Ask again with growing pauses.");
  }
}

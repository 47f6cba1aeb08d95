package dev.roost.vaultclient;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.vault.CallAnswer;
import dev.roost.contracts.vault.CallAnswer.RateLimit;
import dev.roost.contracts.vault.CallRequest;
import dev.roost.contracts.vault.CallRequest.As;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.vaultclient.VaultException.Refused;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.AnswerReader;
import dev.roost.xapi.endpoint.BearerCaller;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.v2.Call;
import dev.roost.xapi.v2.Caller;
import dev.roost.xapi.v2.Credential;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has the vault make calls of one app, of both versions. Where X gave the vault no answer, the
 * failure is X's {@code Unavailable}. Where the vault gave none, it is {@link
 * VaultException.Unreachable}, which says whether X may have been asked.
 */
final class VaultCaller implements Caller, BearerCaller {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final VaultClient vault;
  private final String app;

  VaultCaller(VaultClient vault, String app) {
    this.vault = vault;
    this.app = app;
  }

  @Override
  public Uni<Answer> call(Call call) {
    Map<String, String> parameters = new HashMap<>(call.path());
    parameters.putAll(call.query());
    return call(
        call.operation(),
        new CallRequest(
            call.operation().operation(),
            parameters,
            fields(call.body()),
            call.credential().map(VaultCaller::as).orElse(null),
            call.userId().orElse(null)));
  }

  @Override
  public Uni<Answer> call(AccountActivityEndpoint endpoint, Map<String, String> parameters) {
    return call(endpoint, new CallRequest(endpoint.operation(), parameters, null, As.BEARER, null));
  }

  private Uni<Answer> call(Endpoint endpoint, CallRequest request) {
    return vault
        .call(app, request)
        .map(VaultCaller::answer)
        .onFailure(VaultCaller::isWithoutAnswerOfX)
        .transform(_ -> AnswerReader.unreached(endpoint));
  }

  private static boolean isWithoutAnswerOfX(Throwable failure) {
    return failure instanceof Refused refused && refused.is(VaultProblem.X_UNREACHABLE);
  }

  private static @Nullable Map<String, Object> fields(Optional<ObjectNode> body) {
    return body.map(it -> JSON.convertValue(it, FIELDS)).orElse(null);
  }

  private static As as(Credential credential) {
    return switch (credential) {
      case BEARER -> As.BEARER;
      case OAUTH_1_USER -> As.OAUTH_1_USER;
      case OAUTH_2_USER -> As.OAUTH_2_USER;
    };
  }

  private static Answer answer(CallAnswer given) {
    Optional<RateLimit> said = Optional.ofNullable(given.rateLimit());
    return new Answer(
        given.status(),
        text(said, RateLimit::limit),
        text(said, RateLimit::remaining),
        text(said, RateLimit::reset),
        Optional.ofNullable(given.retryAfter()),
        given.body());
  }

  private static Optional<String> text(
      Optional<RateLimit> said, Function<RateLimit, @Nullable Number> part) {
    return said.flatMap(it -> Optional.ofNullable(part.apply(it))).map(Number::toString);
  }
}

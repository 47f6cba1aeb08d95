package dev.roost.xapi.endpoint;

import dev.roost.xapi.endpoint.Json.UnreadableAnswer;
import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.util.function.Function;

/** Sends one authorized request to X, and turns what is no success into an exception. */
final class Exchange {

  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  private final WebClient http;
  private final XTarget target;
  private final Refusals refusals;

  Exchange(WebClient http, XTarget target, Refusals refusals) {
    this.http = http;
    this.target = target;
    this.refusals = refusals;
  }

  XTarget target() {
    return target;
  }

  /** The request's answer, read, or an {@link XApiException}. */
  <T> Uni<T> call(
      Endpoint endpoint,
      SignableRequest request,
      String authorization,
      Function<String, T> reading) {
    return send(endpoint, request, authorization).map(answer -> read(endpoint, answer, reading));
  }

  /** X's answer, whatever it is, or an {@link XApiException} where there was none. */
  Uni<Answer> send(Endpoint endpoint, SignableRequest request, String authorization) {
    return Uni.createFrom()
        .deferred(() -> body(prepared(request, authorization), request))
        .onFailure()
        // The cause is left out: it may name an address with its query, or a malformed header.
        .transform(_ -> Refusals.unreached(endpoint))
        .map(Answer::of);
  }

  private HttpRequest<Buffer> prepared(SignableRequest request, String authorization) {
    return http.request(
            HttpMethod.valueOf(request.method()),
            new RequestOptions().setAbsoluteURI(request.url().toString()))
        // A redirect would carry the header to another request than the one it was made for.
        .followRedirects(false)
        .timeout(target.timeout().toMillis())
        .putHeader("Accept", "application/json")
        .putHeader("Authorization", authorization);
  }

  private static Uni<HttpResponse<Buffer>> body(
      HttpRequest<Buffer> prepared, SignableRequest request) {
    return request.form().isEmpty()
        ? prepared.send()
        : prepared
            .putHeader("Content-Type", FORM)
            .sendBuffer(Buffer.buffer(Parameter.join(request.form())));
  }

  /** What a success says, read; an {@link XApiException} for all else. */
  <T> T read(Endpoint endpoint, Answer answer, Function<String, T> reading) {
    if (!answer.isSuccess()) {
      throw refusals.of(endpoint, answer);
    }
    try {
      return reading.apply(answer.body());
    } catch (UnreadableAnswer unreadable) {
      throw Refusals.unreadable(endpoint, answer.status());
    }
  }
}

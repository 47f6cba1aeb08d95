package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends single requests to X that X takes once: a code, a refresh token. Where there is no answer
 * it tells whether the request can have left this process, which it has not as long as there was no
 * connection. Nothing is repeated here, and no redirect followed.
 */
final class OneTimeExchange {

  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  /** Tokens and errors fill a few kilobytes at most. */
  private static final int MAX_BODY_SIZE = 64 * 1024;

  private final HttpClient http;
  private final XTarget target;
  private final String userAgent;

  /**
   * @param http without keep-alive: X may close a connection that is kept while a request is
   *     written to it, and whether it took the request is not known then
   * @param target where X is
   */
  OneTimeExchange(HttpClient http, XTarget target, String userAgent) {
    this.http = http;
    this.target = target;
    this.userAgent = userAgent;
  }

  XTarget target() {
    return target;
  }

  /** How far a request got. */
  private enum Phase {
    CONNECTING,
    SENT,
    GIVEN_UP
  }

  /**
   * X's answer, whatever it is; else {@link XApiException.Unavailable}, which says whether the
   * request can have left. All of it ends within the target's timeout.
   */
  Uni<Answer> send(Endpoint endpoint, SignableRequest request, String authorization) {
    return Uni.createFrom()
        .deferred(() -> {
          AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
          return http.request(options(request, authorization))
              .flatMap(connected -> sendOn(connected, request, phase))
              .ifNoItem()
              .after(target.timeout())
              .fail()
              .onFailure()
              // The cause is left out: it may name an address with its query.
              .transform(_ ->
                  phase.compareAndSet(Phase.CONNECTING, Phase.GIVEN_UP)
                      ? Refusals.notSent(endpoint)
                      : Refusals.unreached(endpoint));
        });
  }

  private RequestOptions options(SignableRequest request, String authorization) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setAbsoluteURI(request.url().toString())
            .setFollowRedirects(false)
            // Half, so that a network that swallows packets is found before the request is sent.
            .setConnectTimeout(Math.max(1, target.timeout().toMillis() / 2))
            .putHeader("Accept", "application/json")
            .putHeader("User-Agent", userAgent)
            .putHeader("Authorization", authorization);
    return request.form().isEmpty() ? options : options.putHeader("Content-Type", FORM);
  }

  private static Uni<Answer> sendOn(
      HttpClientRequest connected, SignableRequest request, AtomicReference<Phase> phase) {
    if (!phase.compareAndSet(Phase.CONNECTING, Phase.SENT)) {
      connected.reset();
      return Uni.createFrom().nothing();
    }
    return (request.form().isEmpty()
            ? connected.send()
            : connected.send(Buffer.buffer(Parameter.join(request.form()))))
        .flatMap(OneTimeExchange::answer)
        .onCancellation()
        .invoke(() -> connected.reset());
  }

  private static Uni<Answer> answer(HttpClientResponse response) {
    return response
        .toMulti()
        .onItem()
        .scan(Buffer::buffer, OneTimeExchange::joined)
        .collect()
        .last()
        .map(body -> answer(response, body));
  }

  private static Buffer joined(Buffer before, Buffer chunk) {
    if (chunk.length() > MAX_BODY_SIZE - before.length()) {
      throw new IllegalStateException("the answer is larger than is read");
    }
    return before.appendBuffer(chunk);
  }

  private static Answer answer(HttpClientResponse response, Buffer body) {
    return new Answer(
        response.statusCode(),
        Optional.ofNullable(response.getHeader("x-rate-limit-limit")),
        Optional.ofNullable(response.getHeader("x-rate-limit-remaining")),
        Optional.ofNullable(response.getHeader("x-rate-limit-reset")),
        Optional.ofNullable(response.getHeader("Retry-After")),
        body.getDelegate().toString(StandardCharsets.UTF_8));
  }
}

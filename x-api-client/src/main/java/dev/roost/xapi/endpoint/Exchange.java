package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.Parameter;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import java.net.URI;
import java.util.Optional;

/** Sends single authorized requests to X. Nothing is repeated here, and no redirect followed. */
public final class Exchange {

  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  /** X's largest answers are lists of subscribers, 25 bytes each: 8 MiB are more than 300,000. */
  public static final int MAX_BODY_SIZE = 8 * 1024 * 1024;

  private final WebClient http;
  private final XTarget target;
  private final BodyCodec<String> body;

  /**
   * @param http shared, with pool, proxy and user agent as it is set
   * @param target where X is
   */
  public Exchange(WebClient http, XTarget target) {
    this(http, target, MAX_BODY_SIZE);
  }

  /**
   * With a bound of one's own for answers.
   *
   * @param maxBodySize bytes that are read at most; a larger answer is none
   */
  public Exchange(WebClient http, XTarget target, int maxBodySize) {
    this.http = http;
    this.target = target;
    this.body = BodyCodec.newInstance(new BoundedBody(maxBodySize));
  }

  /** Where X is. */
  XTarget target() {
    return target;
  }

  /**
   * The address of a path at X.
   *
   * @param pathAndQuery begins with a slash; percent-encoded
   */
  public URI at(String pathAndQuery) {
    return target.at(pathAndQuery);
  }

  /** X's answer, whatever it is, or {@link XApiException.Unavailable} where there was none. */
  Uni<Answer> send(Endpoint endpoint, SignableRequest request, String authorization) {
    return send(endpoint, request, Optional.empty(), authorization);
  }

  /**
   * The same, with a JSON body, which no signature covers.
   *
   * @param json sent as it is; a request with one has no form
   * @param authorization the value of the Authorization header; neither stored nor logged
   */
  public Uni<Answer> send(
      Endpoint endpoint, SignableRequest request, Optional<String> json, String authorization) {
    return Uni.createFrom()
        .deferred(() -> body(prepared(request, authorization), request, json))
        .onFailure()
        // The cause is left out: it may name an address with its query, or a malformed header.
        .transform(_ -> Refusals.unreached(endpoint))
        .map(Answer::of);
  }

  private HttpRequest<String> prepared(SignableRequest request, String authorization) {
    HttpRequest<Buffer> prepared =
        http.request(
                HttpMethod.valueOf(request.method()),
                new RequestOptions().setAbsoluteURI(request.url().toString()))
            // A redirect would carry the header to another request than the one it was made for.
            .followRedirects(false)
            .timeout(target.timeout().toMillis())
            .putHeader("Accept", "application/json")
            .putHeader("Authorization", authorization);
    return prepared.as(body);
  }

  private static Uni<HttpResponse<String>> body(
      HttpRequest<String> prepared, SignableRequest request, Optional<String> json) {
    if (json.isPresent()) {
      return prepared
          .putHeader("Content-Type", "application/json")
          .sendBuffer(Buffer.buffer(json.get()));
    }
    return request.form().isEmpty()
        ? prepared.send()
        : prepared
            .putHeader("Content-Type", FORM)
            .sendBuffer(Buffer.buffer(Parameter.join(request.form())));
  }
}

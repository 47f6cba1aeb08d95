package dev.roost.simulator.webhook;

import dev.roost.simulator.app.Apps;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.signature.WebhookSignature;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends challenges: a GET, signed for webhooks of version 1.1, three seconds or ten, no redirect
 * followed, and only 200 with the right token passes.
 */
@Singleton
final class Challenger implements Forgetful {

  private static final long V1_1_LIMIT_MILLIS = 3_000;

  /** "Respond within 10 seconds", says the page on webhooks of version 2. */
  private static final long V2_LIMIT_MILLIS = 10_000;

  private final Vertx vertx;
  private final HttpClient http;
  private final Apps apps;
  private final Seed seed;
  private final CurrentSwitches switches;
  private final AtomicLong sent = new AtomicLong();

  Challenger(Vertx vertx, Apps apps, Seed seed, CurrentSwitches switches) {
    this.vertx = vertx;
    this.http = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
    this.apps = apps;
    this.seed = seed;
    this.switches = switches;
  }

  /** Challenges the address in the name of that app; the future does not fail. */
  Future<Verdict> challenge(String app, URI url, Api api) {
    Challenge challenge =
        Challenge.draw(
            apps.get(app), url, rules(api), seed.generator("challenge", sent.incrementAndGet()));
    long start = System.nanoTime();
    return timed(get(challenge, url), challenge.rules().limitMillis())
        .map(answer -> verdict(challenge, answer, millisSince(start)))
        .otherwise(failure -> failed(failure, millisSince(start)));
  }

  @Override
  public void forget() {
    sent.set(0);
  }

  private Challenge.Rules rules(Api api) {
    return switch (api) {
      case V1_1 -> new Challenge.Rules(true, false, V1_1_LIMIT_MILLIS);
      case V2 ->
          new Challenge.Rules(
              switches.is(Switch.CHALLENGE_SIGNATURE, "sent"),
              switches.is(Switch.CHALLENGE_SECRET, "clientSecret"),
              V2_LIMIT_MILLIS);
    };
  }

  private Future<Answer> get(Challenge challenge, URI url) {
    boolean secure = "https".equals(url.getScheme());
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(url.getHost())
            .setSsl(secure)
            .setPort(url.getPort() != -1 ? url.getPort() : secure ? 443 : 80)
            .setURI(challenge.target(url));
    if (challenge.rules().isSigned()) {
      challenge.app().legacySecret().ifPresent(key -> sign(options, challenge, "", key));
      challenge.app().modernSecret().ifPresent(key -> sign(options, challenge, "-oauth2", key));
    }
    return http.request(options)
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)));
  }

  /** Lower case, as X's pages print the header of the GET. */
  private static void sign(RequestOptions options, Challenge challenge, String kind, String key) {
    options.addHeader(
        "x-twitter-webhooks-signature" + kind, WebhookSignature.of(key, challenge.query()));
  }

  private Future<Answer> timed(Future<Answer> answer, long limitMillis) {
    Promise<Answer> first = Promise.promise();
    long timer = vertx.setTimer(limitMillis, id -> first.tryFail(new TooSlowException()));
    answer.onComplete(result -> {
      vertx.cancelTimer(timer);
      if (result.succeeded()) {
        first.tryComplete(result.result());
      } else {
        first.tryFail(result.cause());
      }
    });
    return first.future();
  }

  private static Verdict verdict(Challenge challenge, Answer answer, long millis) {
    if (answer.status() != 200) {
      return new Verdict(answer.status(), millis, Verdict.Cause.NOT_200);
    }
    boolean right = challenge.answeredBy(answer.body().getBytes());
    return new Verdict(200, millis, right ? null : Verdict.Cause.WRONG_ANSWER);
  }

  private static Verdict failed(Throwable failure, long millis) {
    boolean slow = failure instanceof TooSlowException;
    return new Verdict(null, millis, slow ? Verdict.Cause.TOO_SLOW : Verdict.Cause.NOT_200);
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private record Answer(int status, Buffer body) {}

  private static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}

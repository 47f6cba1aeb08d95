package dev.roost.subscriptions.publicurl;

import dev.roost.subscriptions.publicurl.Answered.WellFormed;
import dev.roost.subscriptions.publicurl.Answered.Wrong;
import dev.roost.subscriptions.publicurl.BoundedGet.TooLarge;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a public URL answered. Roost holds no secret here, so the form is judged, not the
 * signature: the canary's way. X judges the rest.
 */
final class ChallengeAnswer {

  private static final Pattern RIGHT = Pattern.compile("sha256=[A-Za-z0-9+/]{43}=");
  private static final Pattern HEX = Pattern.compile("sha256=[0-9a-fA-F]{64}");

  private ChallengeAnswer() {}

  static Answered judge(int status, String body) {
    return status == 200 ? judge(body) : ofStatus(status);
  }

  private static Answered judge(String body) {
    String token = token(body);
    if (token == null) {
      return new Wrong(
          "The public URL answered 200, and not with JSON that has a response_token",
          "Something else than webhook-ingest answers there: a login page, a default backend.",
          "Route the path to webhook-ingest.");
    }
    if (HEX.matcher(token).matches()) {
      return new Wrong(
          "The public URL answered with a hex digest",
          "Something else than webhook-ingest answers there; X wants base64.",
          "Route the path to webhook-ingest.");
    }
    return RIGHT.matcher(token).matches()
        ? new WellFormed()
        : new Wrong(
            "The public URL's response_token is not sha256= and the base64 of 32 bytes",
            "Something on the way changes the body.",
            "Look at the answer from outside, and at what the proxy does to JSON.");
  }

  private static @Nullable String token(String body) {
    try {
      return new JsonObject(body).getValue("response_token") instanceof String text ? text : null;
    } catch (DecodeException notJson) {
      return null;
    }
  }

  private static Answered ofStatus(int status) {
    if (status >= 300 && status < 400) {
      return new Wrong(
          "The public URL answered with a redirect (" + status + ")",
          "An ingress redirects to https, to another host or to a login page; X follows none.",
          "Give the address at the end of it, or take the redirect away for this path.");
    }
    return switch (status) {
      case 403 ->
          new Wrong(
              "The public URL answered 403",
              "webhook-ingest admits named networks alone and this call came from another, or a"
                  + " firewall keeps it back.",
              "Name the network of this call in roost.ingest.sources.own of webhook-ingest.");
      case 404 ->
          new Wrong(
              "The public URL answered 404",
              "webhook-ingest does not know the endpoint yet, or the path leads elsewhere.",
              "It learns of the endpoint from Kafka within seconds; then check the ingress.");
      case 503 ->
          new Wrong(
              "The public URL answered 503",
              "webhook-ingest has no key of this app, or no backend is up.",
              "Put the app's consumer secret into the vault; check that webhook-ingest runs.");
      default ->
          new Wrong(
              "The public URL answered " + status,
              "The URL leads elsewhere, or a proxy or firewall keeps the request back.",
              "Call the URL from outside and look at what answers.");
    };
  }

  /**
   * For a request that got no whole answer. What keeps it back is told apart only as far as
   * somebody needs it to mend the URL: closed, filtered, silent and slow are one.
   */
  static Answered unanswered(Throwable failure) {
    return switch (failure) {
      case TooLarge _ -> TOO_LARGE;
      case SSLException _ ->
          new Wrong(
              "The public URL's TLS handshake failed",
              "The certificate is expired, for another name, or of an unknown authority.",
              "Check the certificate from outside.");
      default -> UNANSWERED;
    };
  }

  private static final Wrong UNANSWERED =
      new Wrong(
          "The public URL gave no complete answer in time",
          "Its name is not in DNS, nothing listens there, a firewall drops what it does not like, or"
              + " what answers is slow: a cold start, a busy host.",
          "X waits three seconds. Call the URL from outside and look at what answers, and how fast.");

  private static final Wrong TOO_LARGE =
      new Wrong(
          "The public URL's answer is larger than any challenge's",
          "Something else than webhook-ingest answers there: a web page, a download.",
          "Route the path to webhook-ingest.");
}

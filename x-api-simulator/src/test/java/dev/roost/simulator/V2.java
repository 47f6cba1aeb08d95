package dev.roost.simulator;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/** X's version 2 in the words of the tests. */
final class V2 {

  static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

  private V2() {}

  /** A call with the app's bearer. */
  static Response bearer(String app, String method, String path, String body) {
    return call("Bearer " + XApi.bearer(app), method, path, body);
  }

  static Response bearer(String app, String method, String path) {
    return bearer(app, method, path, "");
  }

  /** A call with OAuth 1.0a; a JSON body is not signed. */
  static Response user(Signer signer, String method, String path, String body) {
    return call(signer.sign(method, XApi.url(path), ""), method, path, body);
  }

  static Response user(Signer signer, String method, String path) {
    return user(signer, method, path, "");
  }

  /** A call with the credentials of that name: bearer, forged, nobody, or a user's screen name. */
  static Response as(String who, String app, String method, String path, String body) {
    return switch (who) {
      case "bearer" -> bearer(app, method, path, body);
      case "forged" -> call("Bearer forged", method, path, body);
      case "nobody" -> call("", method, path, body);
      default -> user(XApi.user(app, who), method, path, body);
    };
  }

  static Response call(String authorization, String method, String path, String body) {
    RequestSpecification request = given().urlEncodingEnabled(false);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    return request.request(method, XApi.url(path));
  }

  /** Chooses those switches; all others are as by themselves. */
  static void switches(String... keysAndValues) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      json.append(i == 0 ? "" : ",")
          .append("\"%s\":\"%s\"".formatted(keysAndValues[i], keysAndValues[i + 1]));
    }
    Simulator.put("/simulator/switches", json.append("}").toString());
  }

  /** The id of a new webhook of version 2 at the receiver. */
  static String webhook(String app, Receiver receiver) {
    receiver.secret = Simulator.get("/simulator/apps/" + app).getString("consumerSecret");
    Response made = bearer(app, "POST", "/2/webhooks", "{\"url\":\"" + receiver.url() + "\"}");
    return made.then().statusCode(200).extract().path("data.id");
  }

  /** The body of an activity subscription. */
  static String wish(String eventType, String filter, Map<String, String> more) {
    String rest =
        more.entrySet().stream()
            .map(field -> ",\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining());
    return "{\"event_type\":\"%s\",\"filter\":%s%s}".formatted(eventType, filter, rest);
  }

  /** A filter that names that user. */
  static String user(String id) {
    return "{\"user_id\":\"" + id + "\"}";
  }

  /** The words before the colon of the first error. */
  static String reason(Response answer) {
    return answer.jsonPath().getString("errors[0].message").replaceFirst(":.*", "");
  }

  static String minute(Instant at) {
    return MINUTE.format(at);
  }
}

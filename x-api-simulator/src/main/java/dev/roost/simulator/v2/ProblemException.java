package dev.roost.simulator.v2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A refusal in the form of X's version 2: a problem, with {@code errors} beside it for some. Where
 * X has published no words for a refusal, the javadoc of the factory says so.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String BLANK = "about:blank";

  private final int status;
  private final transient ObjectNode body;

  private ProblemException(int status, ObjectNode body) {
    super(body.path("title").asText());
    this.status = status;
    this.body = body;
  }

  /**
   * 400 with the reason in front of the only machine-readable thing X has.
   *
   * @param reason X's prefix, such as {@code WebhookIdInvalid}
   * @param details the words after the colon
   */
  public static ProblemException invalid(String reason, String details) {
    ObjectNode body = JSON.objectNode();
    body.putArray("errors").addObject().put("message", reason + ": " + details);
    body.put("title", "Invalid Request");
    body.put("detail", "One or more parameters to your request was invalid.");
    return new ProblemException(400, body.put("type", "invalid-request"));
  }

  /** 401: no credentials, or none that are good. */
  public static ProblemException unauthorized() {
    return problem(401, "Unauthorized", "Unauthorized", BLANK);
  }

  /** 403: credentials of a kind that the operation does not take. */
  public static ProblemException unsupportedAuthentication(
      Credential given, Set<Credential> accepted) {
    String supported =
        accepted.stream().map(Credential::words).sorted().collect(Collectors.joining(", "));
    return problem(
        403,
        "Unsupported Authentication",
        "Authenticating with "
            + given.words()
            + " is forbidden for this endpoint.  Supported authentication types are ["
            + supported
            + "].",
        "unsupported-authentication");
  }

  /** 403: an OAuth 1.0a token that is not good for as much. */
  static ProblemException oauth1Permissions() {
    return problem(
        403,
        "Forbidden",
        "Your client app is not configured with the appropriate oauth1 app permissions for this"
            + " endpoint.",
        "oauth1-permissions");
  }

  /** 403: a user's OAuth 2.0 token without the scope for it. X's words are unknown. */
  static ProblemException scopeMissing() {
    return problem(403, "Forbidden", "Forbidden", BLANK);
  }

  /** 403: an app outside of the package that the API belongs to. */
  public static ProblemException notEnrolled(App app) {
    ObjectNode body = JSON.objectNode();
    body.put("client_id", app.id());
    body.put(
        "detail",
        "When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens"
            + " from a Twitter developer App that is attached to a Project. You can create a"
            + " project via the developer portal.");
    body.put("registration_url", "https://developer.twitter.com/en/docs/projects/overview");
    body.put("title", "Client Forbidden");
    body.put("required_enrollment", "Appropriate Level of API Access");
    body.put("reason", "client-not-enrolled");
    return new ProblemException(403, body.put("type", "client-forbidden"));
  }

  /** 403: a user who has not consented, or another user than the token's. X's words are unknown. */
  public static ProblemException notAuthorized(String detail) {
    return problem(403, "Authorization Error", detail, "not-authorized-for-resource");
  }

  /** 403, seen in a test suite of others: an event type that X does not know or not let. */
  public static ProblemException unsupportedEventType() {
    ObjectNode body = JSON.objectNode();
    body.putArray("errors").addObject().put("title", "Unsupported event type");
    body.put("title", "Forbidden").put("detail", "Forbidden").put("status", 403);
    return new ProblemException(403, body.put("type", BLANK));
  }

  /** 404: there is nothing of that id, or it is another app's. X's words are unknown. */
  public static ProblemException notFound(String parameter, String id) {
    return problem(
        404,
        "Not Found Error",
        "Could not find " + parameter + " [" + id + "].",
        "resource-not-found");
  }

  /** 409: the subscription is there already. X's status and words are unknown. */
  public static ProblemException conflict(String title, String detail) {
    return problem(409, title, detail, BLANK);
  }

  int status() {
    return status;
  }

  /** The body, with a type whose host is that one. */
  ObjectNode body(String host) {
    String type = body.path("type").asText();
    return type.equals(BLANK)
        ? body
        : body.deepCopy().put("type", "https://" + host + "/2/problems/" + type);
  }

  private static ProblemException problem(int status, String title, String detail, String type) {
    ObjectNode body = JSON.objectNode();
    body.put("title", title).put("detail", detail).put("type", type).put("status", status);
    return new ProblemException(status, body);
  }
}

package dev.roost.simulator.error;

import org.jspecify.annotations.Nullable;

/** An answer in X's error form: an HTTP status, X's code and X's words. */
public final class XErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final @Nullable String label;

  /** An error of that HTTP status, X code and message. */
  public XErrorException(int status, int code, String message) {
    this(status, code, message, null);
  }

  /** The same with the label that X's OAuth 2.0 endpoints add. */
  public XErrorException(int status, int code, String message, @Nullable String label) {
    super(message);
    this.status = status;
    this.code = code;
    this.label = label;
  }

  /** 404 with code 34: there is no such thing. */
  public static XErrorException notFound() {
    return new XErrorException(404, 34, "Sorry, that page does not exist.");
  }

  /** 404 with code 50: there is no such user. */
  public static XErrorException userNotFound() {
    return new XErrorException(404, 50, "User not found.");
  }

  /** 400 with code 358, saying what cannot be used. */
  public static XErrorException unusable(String what) {
    return new XErrorException(400, 358, "Unable to parse parameter. " + what);
  }

  /** 403 with code 214: a webhook that X does not take, and why. */
  public static XErrorException badWebhook(String message) {
    return new XErrorException(403, 214, message);
  }

  /** 404 with code 34 in the words of webhooks: there is none of that id, or not of this app. */
  public static XErrorException noSuchWebhook() {
    return new XErrorException(
        404, 34, "Webhook does not exist or is associated with a different twitter application.");
  }

  /** 401 with code 32: not, or not so, authenticated. */
  public static XErrorException unauthenticated() {
    return new XErrorException(401, 32, "Could not authenticate you.");
  }

  /** 401 with code 89: a token that is unknown, revoked or spent. */
  public static XErrorException badToken() {
    return new XErrorException(401, 89, "Invalid or expired token.");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The label, where there is one. */
  public @Nullable String label() {
    return label;
  }

  /** X's own code. */
  public int code() {
    return code;
  }
}

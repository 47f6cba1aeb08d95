package dev.roost.simulator.error;

/** An answer in X's error form: an HTTP status, X's code and X's words. */
public final class XErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  /** An error of that HTTP status, X code and message. */
  public XErrorException(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
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

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** X's own code. */
  public int code() {
    return code;
  }
}

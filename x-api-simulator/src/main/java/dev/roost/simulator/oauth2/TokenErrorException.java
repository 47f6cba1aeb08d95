package dev.roost.simulator.oauth2;

/** A refusal in the form of RFC 6749, section 5.2, with X's words where they are known. */
final class TokenErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  private TokenErrorException(int status, String error, String description) {
    super(description);
    this.status = status;
    this.error = error;
  }

  /** 401: a confidential client without its secret, or with a wrong one. */
  static TokenErrorException unauthorizedClient() {
    return new TokenErrorException(
        401, "unauthorized_client", "Missing valid authorization header");
  }

  /** 400 with that error and those words. */
  static TokenErrorException of(String error, String description) {
    return new TokenErrorException(400, error, description);
  }

  /** 400: a parameter that is not there. X's words are unknown. */
  static TokenErrorException missing(String parameter) {
    return of("invalid_request", "Missing required parameter [" + parameter + "].");
  }

  /** 400: neither a code nor a refresh token. X's words are unknown. */
  static TokenErrorException unsupportedGrantType() {
    return of("unsupported_grant_type", "Value passed for the grant type was invalid.");
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }
}

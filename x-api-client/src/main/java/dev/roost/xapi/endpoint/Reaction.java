package dev.roost.xapi.endpoint;

/** What a caller does about a refusal; one for each kind of {@link XApiException}. */
enum Reaction {
  RATE_LIMITED,
  UNAUTHORIZED,
  NOT_PERMITTED,
  NOT_FOUND,
  CONFLICT,
  INVALID,
  UNAVAILABLE;

  /** What a status means where no code is known. */
  static Reaction ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> NOT_PERMITTED;
      case 404, 410 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 429 -> RATE_LIMITED;
      default -> status >= 400 && status < 500 ? INVALID : UNAVAILABLE;
    };
  }

  /** What can be said without a known code. */
  Explanation explanation() {
    return switch (this) {
      case RATE_LIMITED -> XCode.RATE_LIMIT.explanation();
      case UNAUTHORIZED ->
          new Explanation(
              "X did not accept the credentials",
              "A key or token is wrong, expired or revoked.",
              "Check the app's keys and tokens.");
      case NOT_PERMITTED ->
          new Explanation(
              "X does not permit this",
              "The app, its permission level or its contract does not cover it.",
              "Check the app's permissions and its access to the Account Activity API at X.");
      case NOT_FOUND -> XCode.NOT_FOUND.explanation();
      case CONFLICT ->
          new Explanation(
              "The same operation is already in progress at X",
              "The same was asked for before and has not ended.",
              "Wait until it has ended, then ask again.");
      case INVALID ->
          new Explanation(
              "X does not take the request as it is",
              "A parameter is missing or of a form X does not know.",
              "Compare the request with X's reference of this endpoint.");
      case UNAVAILABLE ->
          new Explanation(
              "X did not give an answer that can be used",
              "X is in trouble, or something between here and X answered in its place.",
              "Ask again later, with growing pauses; X may have acted all the same.");
    };
  }
}

package dev.roost.admin.problem;

/** What any request to an admin API can meet. */
final class HttpProblems {

  static final Definition INVALID_REQUEST =
      Definition.of(
          400,
          "invalid-request",
          "Invalid request",
          "A parameter or the body is not of the documented form; parameter names it.");

  static final Definition UNAUTHORIZED =
      Definition.of(
          401,
          "unauthorized",
          "Not authenticated",
          "There is no bearer token, or it is not valid for this service.");

  static final Definition FORBIDDEN =
      Definition.of(
          403,
          "forbidden",
          "Not allowed",
          "The token is valid, but none of its roles may do this.");

  static final Definition NOT_FOUND =
      Definition.of(404, "not-found", "Not found", "No route has this path; see /q/openapi.");

  static final Definition METHOD_NOT_ALLOWED =
      Definition.of(
          405,
          "method-not-allowed",
          "Method not allowed",
          "The path does not take this method; Allow lists those that it takes.");

  static final Definition NOT_ACCEPTABLE =
      Definition.of(
          406,
          "not-acceptable",
          "Not acceptable",
          "Accept names no media type that this route responds with.");

  static final Definition CONTENT_TOO_LARGE =
      Definition.of(
          413,
          "content-too-large",
          "Content too large",
          "The body is larger than this service reads.");

  static final Definition UNSUPPORTED_MEDIA_TYPE =
      Definition.of(
          415,
          "unsupported-media-type",
          "Unsupported media type",
          "The body's Content-Type is not application/json.");

  static final Definition INTERNAL =
      Definition.of(
          500,
          "internal",
          "Internal error",
          "The service failed; the likely cause is a dependency that is down.");

  static final Definition DATABASE_UNAVAILABLE =
      Definition.of(
          503,
          "database-unavailable",
          "Database unavailable",
          "PostgreSQL was not reached or gave no answer in time; try again later.");

  static final Definition LOCK_NOT_AVAILABLE =
      Definition.of(
          503,
          "lock-not-available",
          "Lock not available",
          "Another request changes the same thing and has not ended; send the request again.");

  private HttpProblems() {}
}

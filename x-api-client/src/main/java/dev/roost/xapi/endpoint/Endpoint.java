package dev.roost.xapi.endpoint;

/** One of X's endpoints, as far as a refusal of it needs to be told. */
public sealed interface Endpoint permits AccountActivityEndpoint, OAuthEndpoint {

  /** The HTTP method in upper case. */
  String method();

  /** The path from the host's root, with {@code {names}} where ids stand. */
  String path();

  /** How a request to it is authenticated. */
  Authentication authentication();

  /** Method and path as they stand in errors and metrics; holds no ids. */
  default String label() {
    return method() + " " + path();
  }
}

package dev.roost.testsupport.net;

import java.util.Map;

/**
 * A request that a {@link ScriptedServer} got.
 *
 * @param method the HTTP method
 * @param target path and query as they stood in the request line
 * @param headers the first value of each header, found without regard to case
 * @param body the body as UTF-8; empty where there was none
 */
public record Request(String method, String target, Map<String, String> headers, String body) {

  /** The target without its query, percent-encoded as it came. */
  public String path() {
    return target.split("\\?", 2)[0];
  }

  /** The header's first value; empty where it was not sent. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Method and target, as in {@code GET /api/v1/apps?limit=1}. */
  public String line() {
    return method + " " + target;
  }
}

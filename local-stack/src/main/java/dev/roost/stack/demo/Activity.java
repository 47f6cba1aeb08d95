package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityHeaders;
import java.util.Map;

/**
 * One activity as a consumer reads it.
 *
 * @param headers the record's headers as text, named in {@link ActivityHeaders}
 * @param body the value
 */
record Activity(Map<String, String> headers, JsonNode body) {

  /** The header's text, empty where it is absent. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Id of the subscribed user whose activity it is. */
  String forUser() {
    return header(ActivityHeaders.FOR_USER);
  }

  /** Whether it is marked as recovered by a replay. */
  boolean isReplayed() {
    return header(ActivityHeaders.REPLAYED).equals("true");
  }
}

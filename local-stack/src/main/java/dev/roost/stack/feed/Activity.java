package dev.roost.stack.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityHeaders;
import java.util.Map;

/**
 * One activity as a consumer reads it.
 *
 * @param headers the record's headers as text, named in {@link ActivityHeaders}
 * @param body the value
 */
public record Activity(Map<String, String> headers, JsonNode body) {

  private static final String PREFIX = "com.x.";

  /** Its type in X's words, {@code post.create}. */
  public String type() {
    return shortened(header(ActivityHeaders.TYPE));
  }

  /** A type without the prefix that all of them have. */
  static String shortened(String type) {
    return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
  }

  /** Whether the subscribed user did it. */
  public boolean isOwn() {
    return header(ActivityHeaders.OWN).equals("true");
  }

  /** The header's text, empty where it is absent. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Id of the subscribed user whose activity it is. */
  public String forUser() {
    return header(ActivityHeaders.FOR_USER);
  }

  /** Whether it is marked as recovered by a replay. */
  public boolean isReplayed() {
    return header(ActivityHeaders.REPLAYED).equals("true");
  }
}

package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** The arrays in which the Account Activity API, v1.1 and v2, puts its activities. */
public enum Family {
  POST("tweet_create_events", Posts::created),
  DELETE("tweet_delete_events", (element, forUser) -> Posts.deleted(element)),
  LIKE("favorite_events", (element, forUser) -> Likes.created(element)),
  FOLLOW("follow_events", (element, forUser) -> Relations.FOLLOW.read(element)),
  BLOCK("block_events", (element, forUser) -> Relations.BLOCK.read(element)),
  MUTE("mute_events", (element, forUser) -> Relations.MUTE.read(element)),
  DIRECT_MESSAGE("direct_message_events", Messages::message),
  TYPING("direct_message_indicate_typing_events", (element, forUser) -> Messages.typing(element)),
  MARK_READ("direct_message_mark_read_events", (element, forUser) -> Messages.read(element));

  private final String key;
  private final Reader reader;

  Family(String key, Reader reader) {
    this.key = key;
    this.reader = reader;
  }

  /** The key of the array in a body. */
  public String key() {
    return key;
  }

  /**
   * What one element of the array says.
   *
   * @param forUser id of the subscribed user
   */
  public Meaning read(JsonNode element, String forUser) {
    return reader.read(element, forUser);
  }

  /** The family whose array has this key, empty for a key that is none. */
  public static Optional<Family> ofKey(String key) {
    return Arrays.stream(values()).filter(family -> family.key.equals(key)).findFirst();
  }

  private interface Reader {
    Meaning read(JsonNode element, String forUser);
  }
}

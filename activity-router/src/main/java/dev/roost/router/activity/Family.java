package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.xapi.payload.PayloadKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrays in which the Account Activity API, v1.1 and v2, puts its activities. */
public enum Family {
  POST(PayloadKind.POST_CREATE, Posts::created),
  DELETE(PayloadKind.POST_DELETE, (element, forUser) -> Posts.deleted(element)),
  LIKE(PayloadKind.LIKE, (element, forUser) -> Likes.created(element)),
  FOLLOW(PayloadKind.FOLLOW, (element, forUser) -> Relations.FOLLOW.read(element)),
  BLOCK(PayloadKind.BLOCK, (element, forUser) -> Relations.BLOCK.read(element)),
  MUTE(PayloadKind.MUTE, (element, forUser) -> Relations.MUTE.read(element)),
  DIRECT_MESSAGE(PayloadKind.DIRECT_MESSAGE, Messages::message),
  TYPING(PayloadKind.TYPING, (element, forUser) -> Messages.typing(element)),
  MARK_READ(PayloadKind.MARK_READ, (element, forUser) -> Messages.read(element));

  private static final Map<String, Family> BY_KEY =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Family::key, Function.identity()));

  private final PayloadKind kind;
  private final Reader reader;

  Family(PayloadKind kind, Reader reader) {
    this.kind = kind;
    this.reader = reader;
  }

  /** The key of the array in a body. */
  public String key() {
    return kind.key();
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
    return Optional.ofNullable(BY_KEY.get(key));
  }

  private interface Reader {
    Meaning read(JsonNode element, String forUser);
  }
}

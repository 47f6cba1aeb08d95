package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one element of a delivery says, before anyone asks whether it came before.
 *
 * @param kind what it is
 * @param key by what it is told from others of the same user
 * @param time when it happened by X's clock, null where X does not say
 * @param actor id of the user who did it, null where X does not say
 * @param subject id of the object, null where there is none
 */
public record Meaning(
    Kind kind, Key key, @Nullable Instant time, @Nullable String actor, @Nullable String subject) {

  /** Of something nobody knows yet, told from others by its content. */
  public static Meaning unknown(JsonNode content) {
    return new Meaning(Kind.UNKNOWN, Key.ofContent("unknown", content), null, null, null);
  }
}

package dev.roost.xapi.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose delivery a body is, in both of X's APIs. The first of these that holds an id counts:
 *
 * <ol>
 *   <li>{@code for_user_id} at the top
 *   <li>{@code data.filter.user_id} of the X Activity API's envelope; {@code data} may be an array,
 *       of whose elements the first that names somebody counts
 *   <li>of a revocation, which is no subscription's, the user who revoked: {@code
 *       user_event.revoke.source.user_id}, or {@code data.payload.user_id} of an {@code
 *       oauth.revoke}
 * </ol>
 *
 * <p>Who keys a record and who reads its body both go by this class, so that the activities of one
 * user are in one partition, whichever API brings them.
 */
public final class SubscribedUser {

  /** X's ids have at most 19 digits; what is much longer is no id, and no good as a key. */
  private static final int LONGEST = 64;

  private static final JsonFactory JSON = new JsonFactory();

  private SubscribedUser() {}

  /**
   * Reads as little of a body as it can: whether the rest is JSON at all is for others to say.
   *
   * @param body the raw body, in UTF-8
   * @return the user's id, empty when the body names nobody or cannot be read
   */
  public static Optional<String> of(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      return Optional.ofNullable(new UserReading(parser, body).user());
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /**
   * The same order for whoever has the parts of a body already.
   *
   * @param forUserId {@code for_user_id} of the body, null where there is none
   * @param filterUserId {@code filter.user_id} of the envelope, null where there is none
   * @return the first of them that is an id, null when neither is
   */
  public static @Nullable String of(@Nullable String forUserId, @Nullable String filterUserId) {
    if (forUserId != null && isId(forUserId)) {
      return forUserId;
    }
    return filterUserId != null && isId(filterUserId) ? filterUserId : null;
  }

  /** Whether a text can be an id: 1 to 64 of ASCII's letters and digits and {@code _ . : -}. */
  static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isPartOfAnId(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPartOfAnId(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "_.:-".indexOf(c) >= 0;
  }
}

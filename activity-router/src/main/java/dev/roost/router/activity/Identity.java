package dev.roost.router.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an activity or a signal: the same for every copy X sends, through whichever API,
 * and another for everything else. Follows of the X Activity API carry neither id nor time and can
 * therefore not be matched with the Account Activity API's; {@code event_uuid} tells them apart.
 *
 * <p>SHA-256 over the version, the app, the subscribed user, the family and its parts, each as its
 * length in four bytes and its UTF-8 bytes, a missing one as length -1. Half a surrogate pair,
 * which UTF-8 does not have, has the three bytes it would have. Changing any of this forgets
 * everyone who came before.
 *
 * @param hex 64 lower-case hex digits
 */
public record Identity(String hex) {

  private static final String VERSION = "roost-identity-1";

  /**
   * Computes an identity.
   *
   * @param app the app's name at Roost
   * @param forUser id of the subscribed user, null where X names none
   */
  public static Identity of(String app, @Nullable String forUser, Key key) {
    MessageDigest digest = sha256();
    add(digest, VERSION);
    add(digest, app);
    add(digest, forUser);
    add(digest, key.family());
    key.parts().forEach(part -> add(digest, part));
    return new Identity(HexFormat.of().formatHex(digest.digest()));
  }

  /** The 32 bytes under which it is remembered. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  private static void add(MessageDigest digest, @Nullable String field) {
    byte[] bytes = field == null ? new byte[0] : bytes(field);
    int length = field == null ? -1 : bytes.length;
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (length >> shift));
    }
    digest.update(bytes);
  }

  // Java writes every half of a pair as a question mark, and two texts would be one.
  private static byte[] bytes(String text) {
    if (!hasHalf(text)) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 2);
    text.codePoints()
        .forEach(c ->
            bytes.writeBytes(isHalf(c) ? threeBytes(c) : Character.toString(c).getBytes(UTF_8)));
    return bytes.toByteArray();
  }

  // By hand, since several ids of each activity go through here.
  private static boolean hasHalf(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isHalf(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static byte[] threeBytes(int c) {
    return new byte[] {
      (byte) (0xE0 | (c >> 12)), (byte) (0x80 | ((c >> 6) & 0x3F)), (byte) (0x80 | (c & 0x3F))
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

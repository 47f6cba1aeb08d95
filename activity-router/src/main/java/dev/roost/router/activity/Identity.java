package dev.roost.router.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an activity or a signal: the same for every copy X sends, in whichever dialect,
 * and another for everything else. Follows of the X Activity API carry no time and can therefore
 * not be matched with the Account Activity API's; two equal ones within six days count as one.
 *
 * <p>SHA-256 over the version, the app, the subscribed user, the family and its parts, each as its
 * length in four bytes and its UTF-8 bytes, a missing one as length -1. Changing any of this
 * forgets everyone who came before.
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
    byte[] bytes = field == null ? new byte[0] : field.getBytes(UTF_8);
    int length = field == null ? -1 : bytes.length;
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (length >> shift));
    }
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

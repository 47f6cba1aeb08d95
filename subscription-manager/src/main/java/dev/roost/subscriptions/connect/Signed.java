package dev.roost.subscriptions.connect;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that a browser carries and cannot change: {@code TEXT~EXPIRY~KEY~SIGNATURE}, the
 * expiry in seconds since 1970.
 */
@ApplicationScoped
class Signed {

  /** What a text may hold: allowed in a cookie, and never the separator. */
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._-]{0,700}");

  private static final String SEPARATOR = "~";
  private static final int PARTS = 4;

  private final SigningKeys keys;
  private final Clock clock;

  Signed(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Signs a text.
   *
   * @param purpose what it is for, and what it belongs to; signed with it, and not carried
   */
  Uni<String> sign(String purpose, String text, Instant expiresAt) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("a text that is signed has letters, digits and ._-");
    }
    String carried = text + SEPARATOR + expiresAt.getEpochSecond();
    return keys.current()
        .map(
            key -> carried + SEPARATOR + key.id() + SEPARATOR + key.sign(purpose + "\n" + carried));
  }

  /** The text, if it was signed for this purpose in the last two days and has not expired. */
  Uni<Optional<String>> read(String purpose, @Nullable String value) {
    return read(purpose, value, keys::find);
  }

  /** The same for what may have been signed longer ago. */
  Uni<Optional<String>> readLongLived(String purpose, @Nullable String value) {
    return read(purpose, value, keys::findLongLived);
  }

  private Uni<Optional<String>> read(
      String purpose, @Nullable String value, LongFunction<Uni<Optional<SigningKey>>> find) {
    String[] parts = value == null ? new String[0] : value.split(SEPARATOR, -1);
    if (parts.length != PARTS || !TEXT.matcher(parts[0]).matches()) {
      return Uni.createFrom().item(Optional.empty());
    }
    if (number(parts[1]) < clock.instant().getEpochSecond()) {
      return Uni.createFrom().item(Optional.empty());
    }
    String carried = parts[0] + SEPARATOR + parts[1];
    return find.apply(number(parts[2]))
        .map(key ->
            key.filter(found -> found.verifies(purpose + "\n" + carried, parts[3]))
                .map(_ -> parts[0]));
  }

  /** When a text expires, in seconds since 1970, as it says itself; -1 where it says nothing. */
  static long expiry(String value) {
    String[] parts = value.split(SEPARATOR, -1);
    return parts.length == PARTS ? number(parts[1]) : -1;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notOne) {
      return -1;
    }
  }
}

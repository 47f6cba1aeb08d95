package dev.roost.xapi.challenge;

import dev.roost.xapi.payload.EventBody;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the query of a GET on a webhook's URL is: a challenge, or not one that may be answered. */
public sealed interface ChallengeReading permits Challenge, ChallengeReading.Refused {

  /**
   * Not answered.
   *
   * @param why in plain words, without the token
   */
  record Refused(String why) implements ChallengeReading {}

  /** The query parameter X puts the token in. */
  String PARAMETER = "crc_token";

  /**
   * Reads a raw query string, as it stands behind the {@code ?}.
   *
   * <p>X publishes no grammar for the token. Refused is what could be an event's body (a brace,
   * bracket or quote), holds white space or control characters, or is longer than the limit. The
   * opening brace is the one that matters: what has none is no {@link EventBody}, and whoever had
   * it signed cannot deliver it.
   *
   * @param rawQuery the query as sent; null when there is none
   * @param longest how many characters a token may have
   */
  static ChallengeReading of(@Nullable String rawQuery, int longest) {
    Optional<String> raw = parameter(rawQuery == null ? "" : rawQuery);
    if (raw.isEmpty()) {
      return new Refused("there is no crc_token");
    }
    Optional<String> token = percentDecoded(raw.get());
    if (rawQuery == null || token.isEmpty()) {
      return new Refused("the crc_token is not percent-encoded UTF-8");
    }
    return objection(token.get(), longest)
        .<ChallengeReading>map(Refused::new)
        .orElseGet(() -> new Challenge(token.get(), rawQuery));
  }

  private static Optional<String> parameter(String rawQuery) {
    return Arrays.stream(rawQuery.split("&"))
        .filter(pair -> pair.startsWith(PARAMETER + "="))
        .map(pair -> pair.substring(PARAMETER.length() + 1))
        .findFirst();
  }

  private static Optional<String> objection(String token, int longest) {
    if (token.isEmpty()) {
      return Optional.of("the crc_token is empty");
    }
    if (token.length() > longest) {
      return Optional.of("the crc_token has more than " + longest + " characters");
    }
    return token.chars().anyMatch(ChallengeReading::couldBelongToABody)
        ? Optional.of(
            "the crc_token could be an event's body: it holds a brace, a bracket, a quotation mark,"
                + " white space or a control character")
        : Optional.empty();
  }

  private static boolean couldBelongToABody(int c) {
    return c == EventBody.OBJECT
        || "}[]\"".indexOf(c) >= 0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }

  /** Percent-decoding alone: unlike a form's, it leaves {@code +} as it is. */
  private static Optional<String> percentDecoded(String raw) {
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    try {
      for (int i = 0; i < in.length; i++) {
        if (in[i] == '%') {
          out.put((byte) HexFormat.fromHexDigits(twoAt(in, i + 1)));
          i += 2;
        } else {
          out.put(in[i]);
        }
      }
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  private static String twoAt(byte[] in, int at) {
    if (at + 2 > in.length) {
      throw new IllegalArgumentException("a percent sign without two hex digits");
    }
    return new String(in, at, 2, StandardCharsets.ISO_8859_1);
  }
}

package dev.roost.xapi.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.payload.EventBody;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that anybody can have signed by a challenge is the body of a delivery. */
final class SignedThroughAChallengeTest {

  private static final int ROUNDS = 20_000;

  /** Often enough that about every token has something of a body in it. */
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    " ",
    "\t",
    "\n",
    "\r",
    "\u000b",
    "\u00a0",
    "\ufeff",
    "\u2028",
    "\uff5b",
    "\u0000",
    "a",
    "1",
    "true",
    "null",
    "for_user_id",
    "=",
    "+",
    "%",
    "\ud83d\ude00"
  };

  @RepeatedTest(5)
  void whatIsSignedIsNoBodyAndWhatIsABodyIsNotSigned(RepetitionInfo round) {
    Random random = new Random(round.getCurrentRepetition());
    int signed = 0;
    int bodies = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = random.nextInt(4) == 0 ? anyBytes(random) : pieces(random);
      boolean isBody = EventBody.beginsAnObject(bytes);
      boolean isSigned =
          ChallengeReading.of("crc_token=" + percentEncoded(bytes), 256)
                  instanceof Challenge challenge
              && assertSigns(challenge, bytes);

      assertThat(isBody && isSigned).as(() -> HexFormat.of().formatHex(bytes)).isFalse();
      signed += isSigned ? 1 : 0;
      bodies += isBody ? 1 : 0;
    }

    assertThat(signed).as("tokens signed in seed %s", round).isGreaterThan(ROUNDS / 100);
    assertThat(bodies).as("bodies taken in seed %s", round).isGreaterThan(ROUNDS / 100);
  }

  /** X's own query is signed by X, and is no body either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "crc_token=a&nonce=b",
        "12345",
        "true",
        "null",
        "\"x\"",
        "[1]",
        " [1]",
        "[{}]",
        "\t\r\n",
        "",
        "\u000b{}",
        "\f{}",
        "\u00a0{}",
        "\ufeff{}",
        "\u0000{",
        "-{}",
        "x{"
      })
  void whatBeginsWithAnythingElseIsNoBody(String body) {
    assertThat(EventBody.beginsAnObject(body.getBytes(UTF_8))).isFalse();
  }

  /** Nothing is parsed: whether the rest is JSON is the router's to say. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", " {}", "\t\r\n {\"a\":1}", "{", "{not json"})
  void whatBeginsWithABraceIsABody(String body) {
    assertThat(EventBody.beginsAnObject(body.getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"UTF-16BE,false", "UTF-32BE,false", "ISO-8859-1,true"})
  void whatIsNotUtf8IsJudgedByItsFirstByte(String charset, boolean body) {
    assertThat(EventBody.beginsAnObject("{}".getBytes(Charset.forName(charset)))).isEqualTo(body);
  }

  private static boolean assertSigns(Challenge challenge, byte[] bytes) {
    assertThat(challenge.token().getBytes(UTF_8)).isEqualTo(bytes);
    return true;
  }

  private static byte[] pieces(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(5);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] anyBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(6)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String percentEncoded(byte[] bytes) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : bytes) {
      encoded.append('%').append(HexFormat.of().toHexDigits(b));
    }
    return encoded.toString();
  }
}

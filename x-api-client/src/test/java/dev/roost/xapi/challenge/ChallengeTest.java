package dev.roost.xapi.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.signature.WebhookSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChallengeTest {

  private static final int LONGEST = 256;

  @Test
  void theAnswerIsTheKnownOne() {
    // from frain-dev/convoy's tests
    var challenge = (Challenge) ChallengeReading.of("crc_token=uzwcfYtzr9&nonce=n", LONGEST);

    String answer = challenge.answer(WebhookSecret.of("Convoy"));

    assertThat(answer)
        .isEqualTo("{\"response_token\":\"sha256=HXvxTdsfShG6k2zC9NVANwFquJBdOugRYHax2vNiiOo=\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crc_token=a%2Bb+c%3D%3D&nonce=1 | a+b+c==
          nonce=1&crc_token=ab%2Fc        | ab/c
          x=crc_token&crc_token=abc       | abc
          crc_token=%E2%98%83             | ☃
          crc_token=a=b                   | a=b
          """)
  void theTokenIsPercentDecodedOnceAndAPlusStays(String query, String token) {
    assertThat(ChallengeReading.of(query, LONGEST)).isEqualTo(new Challenge(token, query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crc_token=%7B%22for_user_id%22%3A%221%22%7D",
        "crc_token={}",
        "crc_token=%5B1%5D",
        "crc_token=a%20b",
        "crc_token=a%09b",
        "crc_token=a%C2%A0b",
        "crc_token=a%00b",
        "crc_token=%22a%22",
        "crc_token=%zz",
        "crc_token=%2",
        "crc_token=%FF",
        "crc_token=",
        "nonce=1",
        ""
      })
  void whatCouldBeABodyOrIsNoTokenIsRefused(String query) {
    assertThat(ChallengeReading.of(query, LONGEST)).isInstanceOf(ChallengeReading.Refused.class);
  }

  @Test
  void aTokenBeyondTheLimitIsRefused() {
    assertThat(ChallengeReading.of("crc_token=" + "a".repeat(LONGEST), LONGEST))
        .isInstanceOf(Challenge.class);
    assertThat(ChallengeReading.of("crc_token=" + "a".repeat(LONGEST + 1), LONGEST))
        .isInstanceOf(ChallengeReading.Refused.class);
  }

  @Test
  void aMissingQueryIsRefused() {
    assertThat(ChallengeReading.of(null, LONGEST)).isInstanceOf(ChallengeReading.Refused.class);
  }
}

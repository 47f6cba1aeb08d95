package dev.roost.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.keys.AppKeys;
import dev.roost.xapi.signature.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureCheckTest {

  private static final byte[] BODY = "{\"for_user_id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

  /** Each line: secrets on file, what X sent keyed with which secret, and what comes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # consumer | client | require modern | legacy | modern | verdict
          c1         |        | false          | c1     | -      | LEGACY c1 NONE
          c1,c2      |        | false          | c2     | -      | LEGACY c2 NONE
          c1         |        | false          | c1     | m1     | LEGACY c1 MODERN_UNVERIFIABLE
          c1         |        | false          | -      | m1     | NO_CLIENT_SECRET
          c1         |        | false          | -      | -      | MISSING
          c1         |        | false          | other  | -      | WRONG
          c1         | m1     | false          | c1     | -      | LEGACY c1 LEGACY_ALONE
          c1         | m1     | false          | c1     | m1     | MODERN m1 NONE
          c1         | m1,m2  | false          | c1     | m2     | MODERN m2 NONE
          c1         | m1     | false          | other  | m1     | MODERN m1 NONE
          c1         | m1     | false          | -      | m1     | MODERN m1 NONE
          c1         | m1     | false          | c1     | other  | WRONG
          c1         | m1     | false          | c1     | c1     | WRONG
          c1         | m1     | false          | m1     | -      | WRONG
          c1         | m1     | true           | c1     | -      | MODERN_REQUIRED
          c1         | m1     | true           | c1     | m1     | MODERN m1 NONE
          c1         | m1     | true           | -      | -      | MISSING
          c1         |        | true           | c1     | -      | MODERN_REQUIRED
          c1         |        | true           | c1     | m1     | NO_CLIENT_SECRET
          c1         |        | true           | -      | m1     | NO_CLIENT_SECRET
          c1         |        | true           | -      | -      | MISSING
          """)
  void oneSignatureDecides(
      String consumer,
      @Nullable String client,
      boolean requireModern,
      @Nullable String legacy,
      @Nullable String modern,
      String verdict) {
    AppKeys keys = new AppKeys("demo", secrets(consumer), secrets(client), requireModern);

    Verdict found =
        SignatureCheck.delivery(keys, new SentSignatures(signed(legacy), signed(modern)), BODY);

    assertThat(words(found)).isEqualTo(verdict(verdict));
  }

  private static String verdict(String expected) {
    String[] words = expected.split(" ");
    return words.length == 1
        ? expected
        : words[0] + " " + WebhookSecret.of(words[1]) + " " + words[2];
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused refused -> refused.cause().name();
      case Verdict.Verified verified ->
          verified.family() + " " + verified.secret() + " " + verified.circumstance();
    };
  }

  private static List<WebhookSecret> secrets(@Nullable String texts) {
    return texts == null
        ? List.of()
        : Arrays.stream(texts.split(",")).map(WebhookSecret::of).toList();
  }

  private static @Nullable String signed(@Nullable String secret) {
    return secret == null ? null : WebhookSecret.of(secret).sign(BODY).wire();
  }
}

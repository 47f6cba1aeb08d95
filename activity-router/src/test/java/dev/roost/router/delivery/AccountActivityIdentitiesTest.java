package dev.roost.router.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.router.Bodies;
import dev.roost.router.delivery.Finding.Happened;
import dev.roost.router.delivery.Finding.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The identities of bodies of the Account Activity API, as the router gave them before it read the
 * X Activity API. One that changes makes a running router forget six days.
 */
class AccountActivityIdentitiesTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-01T12:00:00Z");

  static Stream<String> lines() throws IOException {
    try (var resource =
            AccountActivityIdentitiesTest.class.getResourceAsStream(
                "/account-activity-identities.tsv");
        var reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
      return reader.lines().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void identitiesAreWhatTheyWere(String line) {
    String identities = line.substring(0, line.indexOf('\t'));
    String body = line.substring(identities.length() + 1);

    List<Finding> findings =
        DeliveryReader.read(
            new Delivery("acme", "main", RECEIVED.toString(), RECEIVED, Bodies.bytes(body)),
            Bodies.LIMITS);

    assertThat(findings.stream().map(AccountActivityIdentitiesTest::identity).toList())
        .isEqualTo(List.of(identities.split(" ")));
  }

  private static String identity(Finding finding) {
    return switch (finding) {
      case Happened(Activity activity) -> activity.identity().hex();
      case Told told -> told.identity().hex();
      case Finding.Unreadable unreadable -> unreadable.detail();
    };
  }
}

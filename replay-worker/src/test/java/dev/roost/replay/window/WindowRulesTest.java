package dev.roost.replay.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.contracts.webhook.WebhookState.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-06T12:00:30Z");

  private final WindowRules rules = new WindowRules(xs(), Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2026-11-06T11:00:00Z | 2026-11-06T11:20:00Z | -
          2026-11-06T11:29:00Z | 2026-11-06T11:50:00Z | -
          2026-11-06T11:30:00Z | 2026-11-06T11:50:00Z | window-too-recent
          2026-11-06T11:29:00Z | 2026-11-06T11:51:00Z | window-too-recent
          2026-11-06T09:00:00Z | 2026-11-06T11:00:00Z | -
          2026-11-06T09:00:00Z | 2026-11-06T11:01:00Z | window-too-long
          2026-11-01T12:01:00Z | 2026-11-01T12:30:00Z | -
          2026-11-01T12:00:00Z | 2026-11-01T12:30:00Z | window-too-old
          2026-11-06T11:00:00Z | 2026-11-06T11:00:00Z | window-empty
          2026-11-06T11:01:00Z | 2026-11-06T11:00:00Z | window-empty
          2026-11-06T11:00:01Z | 2026-11-06T11:20:00Z | window-not-whole-minutes
          2026-11-06T11:00:00Z | 2026-11-06T11:20:00.001Z | window-not-whole-minutes
          2026-11-06T13:00:00Z | 2026-11-06T13:20:00Z | window-too-recent
          """)
  void aWindowIsHeldAgainstXsRules(Instant from, Instant to, String objection) {
    assertThat(
            rules
                .objection(Api.V1_1, new Window(from, to))
                .map(Objection::type)
                .map(ProblemType::type))
        .isEqualTo(Optional.ofNullable(objection).map(name -> VaultProblem.NAMESPACE + name));
  }

  @Test
  void whatWouldBeTakenIsComputed() {
    var recent = window("2026-11-06T11:45:00Z", "2026-11-06T11:55:00Z");
    var old = window("2026-11-01T11:00:00Z", "2026-11-01T12:30:00Z");
    var crooked = window("2026-11-06T11:00:01Z", "2026-11-06T11:20:01Z");

    assertThat(detail(recent)).contains("from 2026-11-06T12:16:00Z on");
    assertThat(detail(old)).contains("before 2026-11-01T12:01:00Z");
    assertThat(detail(crooked))
        .contains("Begin at 2026-11-06T11:00:00Z")
        .contains("end at 2026-11-06T11:21:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2026-11-06T11:50:00Z | 2026-11-06T12:00:00Z | -
          2026-11-06T11:50:00Z | 2026-11-06T12:01:00Z | window-too-recent
          2026-11-06T13:00:00Z | 2026-11-06T13:20:00Z | window-too-recent
          2026-11-05T12:01:00Z | 2026-11-05T12:30:00Z | -
          2026-11-05T12:00:00Z | 2026-11-05T12:30:00Z | window-too-old
          2026-11-06T09:00:00Z | 2026-11-06T11:01:00Z | window-too-long
          2026-11-06T11:00:00Z | 2026-11-06T11:00:00Z | window-empty
          2026-11-06T11:00:01Z | 2026-11-06T11:20:00Z | window-not-whole-minutes
          """)
  void aWindowOfApi2IsHeldAgainstItsOwnRules(Instant from, Instant to, String objection) {
    assertThat(
            rules
                .objection(Api.V2, new Window(from, to))
                .map(Objection::type)
                .map(ProblemType::type))
        .isEqualTo(Optional.ofNullable(objection).map(name -> VaultProblem.NAMESPACE + name));
  }

  @Test
  void theRuleThatIsToldIsThatOfTheWebhooksApi() {
    var old = window("2026-11-01T11:00:00Z", "2026-11-01T12:30:00Z");
    var future = window("2026-11-06T12:10:00Z", "2026-11-06T12:20:00Z");

    assertThat(rules.objection(Api.V2, old).orElseThrow().detail())
        .contains("API 2 X keeps what it attempted for 24 hours")
        .contains("before 2026-11-05T12:01:00Z");
    assertThat(rules.objection(Api.V1_1, old).orElseThrow().detail())
        .contains("API 1.1 X keeps what it attempted for 5 days");
    assertThat(rules.objection(Api.V2, future).orElseThrow().detail())
        .contains("API 2 does not reach into the future")
        .contains("from 2026-11-06T12:20:00Z on");
    assertThat(rules.objection(Api.V1_1, future).orElseThrow().detail())
        .contains("begins at least 31 minutes ago and ends at least 10 minutes ago");
  }

  private String detail(Window window) {
    return rules.objection(Api.V1_1, window).orElseThrow().detail();
  }

  private static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to));
  }

  private static WindowConfig xs() {
    return new WindowConfig() {
      @Override
      public Duration fromAge() {
        return Duration.ofMinutes(31);
      }

      @Override
      public Duration toAge() {
        return Duration.ofMinutes(10);
      }

      @Override
      public Duration maxAge() {
        return Duration.ofDays(5);
      }

      @Override
      public Duration maxDuration() {
        return Duration.ofHours(2);
      }

      @Override
      public V2 v2() {
        return xsOfApi2();
      }
    };
  }

  private static WindowConfig.V2 xsOfApi2() {
    return new WindowConfig.V2() {
      @Override
      public Duration fromAge() {
        return Duration.ZERO;
      }

      @Override
      public Duration toAge() {
        return Duration.ZERO;
      }

      @Override
      public Duration maxAge() {
        return Duration.ofHours(24);
      }

      @Override
      public Duration maxDuration() {
        return Duration.ofHours(2);
      }
    };
  }
}

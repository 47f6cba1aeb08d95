package dev.roost.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.replay.plan.Conditions.OpenEvidence;
import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.Endpoint;
import dev.roost.replay.rule.IncompleteMinute;
import dev.roost.replay.rule.Loss;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlannerTest {

  private static final Endpoint ENDPOINT = new Endpoint("app", "main");
  private static final Instant CALM = Instant.parse("2026-11-06T12:00:00Z");

  private final Planner planner = new Planner(PlanSettings.V1_1);

  @Test
  void anOutageIsAskedForAsSoonAsItsEndIsTenMinutesOld() {
    var minutes = minutes("2026-11-06T12:00:00Z", "2026-11-06T12:02:00Z");

    var early = plan(minutes, calm("webhook"), "2026-11-06T12:13:59Z");
    var due = plan(minutes, calm("webhook"), "2026-11-06T12:14:00Z");

    assertThat(early).isEqualTo(new Plan.At(Instant.parse("2026-11-06T12:14:00Z"), Plan.Wait.AGE));
    // It begins 31 minutes ago, which is earlier than the lead.
    assertThat(due)
        .isEqualTo(
            new Plan.Ask(
                "webhook",
                window("2026-11-06T11:43:00Z", "2026-11-06T12:04:00Z"),
                minutes.stream().map(IncompleteMinute::minute).toList(),
                false));
  }

  @Test
  void anOldOneBeginsWithTheLead() {
    var minutes = minutes("2026-11-06T12:00:00Z", "2026-11-06T12:02:00Z");

    assertThat(windowOf(plan(minutes, calm("webhook"), "2026-11-06T15:00:00Z")))
        .isEqualTo(window("2026-11-06T11:50:00Z", "2026-11-06T12:04:00Z"));
  }

  @Test
  void moreThanTwoHoursAreTwoWindowsAndTheFirstReachesOverXsRetries() {
    var minutes = minutes("2026-11-06T12:00:00Z", "2026-11-06T15:00:00Z");

    assertThat(windowOf(plan(minutes, calm("webhook"), "2026-11-06T18:00:00Z")))
        .isEqualTo(window("2026-11-06T11:50:00Z", "2026-11-06T14:06:00Z"));
  }

  @Test
  void whatXKeepsNoMoreIsLostWithItsLead() {
    var minutes = minutes("2026-11-06T12:00:00Z", "2026-11-06T12:00:00Z");

    assertThat(plan(minutes, calm("webhook"), "2026-11-11T11:48:00Z")).isInstanceOf(Plan.Ask.class);
    assertThat(plan(minutes, calm("webhook"), "2026-11-11T11:49:00Z"))
        .isEqualTo(new Plan.GiveUp(List.of(minutes.getFirst().minute()), Loss.HORIZON));
  }

  @Test
  void aWebhookThatIsGoneIsNotAskedUnderAnother() {
    var minutes = minutes("2026-11-06T12:00:00Z", "2026-11-06T12:00:00Z");

    assertThat(plan(minutes, calm("another"), "2026-11-06T15:00:00Z"))
        .isEqualTo(new Plan.GiveUp(List.of(minutes.getFirst().minute()), Loss.WEBHOOK_GONE));
  }

  @Test
  void deadLettersAreNotAskedFor() {
    var minute = Minute.of(CALM);
    var letters =
        List.of(IncompleteMinute.named(ENDPOINT, minute, Set.of("webhook"), Cause.DEAD_LETTERED));

    assertThat(plan(letters, calm("webhook"), "2026-11-06T15:00:00Z"))
        .isEqualTo(new Plan.Nothing());
  }

  private Plan plan(List<IncompleteMinute> minutes, Conditions conditions, String now) {
    return planner.plan(minutes, conditions, Optional.empty(), Instant.parse(now));
  }

  private static Window windowOf(Plan plan) {
    assertThat(plan).isInstanceOf(Plan.Ask.class);
    return ((Plan.Ask) plan).window();
  }

  private static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to));
  }

  private static Conditions calm(String id) {
    return new Conditions(
        new OpenEvidence.NoneSince(CALM), true, false, Set.of(id), Set.of(id), true, Duration.ZERO);
  }

  private static List<IncompleteMinute> minutes(String first, String last) {
    Minute end = Minute.of(Instant.parse(last));
    return Stream.iterate(
            Minute.of(Instant.parse(first)),
            minute -> minute.compareTo(end) <= 0,
            minute -> minute.plus(1))
        .map(minute -> IncompleteMinute.named(ENDPOINT, minute, Set.of("webhook"), Cause.REFUSED))
        .toList();
  }
}

package dev.roost.system.oracle;

import dev.roost.contracts.activity.ActivityHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the labels of one record against the act that it tells of. */
final class ActLabels {

  private final Happening happening;
  private final OutRecord record;
  private final List<String> wrong = new ArrayList<>();

  private ActLabels(Happening happening, OutRecord record) {
    this.happening = happening;
    this.record = record;
  }

  /**
   * All that is wrong about a record.
   *
   * @param jobs the replay jobs of the webhooks it travelled through
   */
  static List<String> wrong(Happening happening, OutRecord record, List<ReplayWindow> jobs) {
    ActLabels labels = new ActLabels(happening, record);
    Act act = happening.act();
    Envelope envelope = Envelope.of(record.value()).orElse(null);
    if (act != null) {
      Expectation.of(act, happening.name().forUser(), envelope)
          .ifPresent(expected -> labels.check(expected, jobs));
    } else if (envelope != null) {
      labels.compare(ActivityHeaders.TYPE, "com.x." + envelope.eventType());
    }
    return labels.wrong;
  }

  private void check(Expectation expected, List<ReplayWindow> jobs) {
    if (!record.topic().equals(expected.topic())) {
      wrong.add("stands on " + record.topic() + " and not on " + expected.topic());
    }
    compare(ActivityHeaders.TYPE, expected.type());
    compare(ActivityHeaders.OWN, Boolean.toString(expected.own()));
    compare(ActivityHeaders.ACTOR, expected.actor());
    compare(ActivityHeaders.SUBJECT, expected.subject());
    compare(ActivityHeaders.POST_KIND, expected.postKind());
    Optional<Instant> received = instant(ActivityHeaders.RECEIVED_AT);
    received.ifPresent(this::checkReceived);
    checkTime(expected.time());
    received.ifPresent(at -> checkReplayed(expected.time(), at, jobs));
  }

  private void compare(String header, @Nullable String expected) {
    String actual = record.headers().get(header);
    if (expected == null ? actual != null : !expected.equals(actual)) {
      wrong.add("%s is %s and not %s".formatted(header, actual, expected));
    }
  }

  /** X's time, and none where X says none that anybody knows. */
  private void checkTime(@Nullable Instant expected) {
    String actual = record.headers().get(ActivityHeaders.TIME);
    boolean right =
        expected == null
            ? actual == null
            : instant(ActivityHeaders.TIME).equals(Optional.of(expected));
    if (!right) {
      wrong.add("%s is %s and not %s".formatted(ActivityHeaders.TIME, actual, expected));
    }
  }

  /** Not before the first attempt began, and not after the first 200 was read. */
  private void checkReceived(Instant received) {
    boolean begun =
        happening
            .attempts()
            .filter(attempt -> attempt.sentAt() != null)
            .map(attempt -> attempt.at().truncatedTo(ChronoUnit.MILLIS))
            .anyMatch(at -> !received.plus(ReplayMark.PRECISION).isBefore(at));
    boolean answered =
        happening
            .attempts()
            .filter(Attempt::accepted)
            .filter(attempt -> attempt.endedAt() == happening.firstAccepted())
            .anyMatch(attempt -> received.minus(ReplayMark.PRECISION).isAfter(attempt.endedWall()));
    if (!begun) {
      wrong.add(ActivityHeaders.RECEIVED_AT + " is before any attempt began");
    }
    if (answered) {
      wrong.add(ActivityHeaders.RECEIVED_AT + " is after the first 200 was read");
    }
  }

  private void checkReplayed(@Nullable Instant at, Instant received, List<ReplayWindow> jobs) {
    Set<Boolean> right = ReplayMark.right(happening, record.value(), at, received, jobs);
    String actual = record.header(ActivityHeaders.REPLAYED);
    if (right.stream().noneMatch(value -> value.toString().equals(actual))) {
      wrong.add("%s is %s and not %s".formatted(ActivityHeaders.REPLAYED, actual, right));
    }
  }

  private Optional<Instant> instant(String header) {
    try {
      return Optional.of(Instant.parse(record.header(header)));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}

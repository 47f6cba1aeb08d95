package dev.roost.router.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.clock.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ArrivalTimeTest {

  private static final Instant NOW = Instant.parse("2018-06-01T12:00:00Z");
  private static final long NONE_YET = -1;

  private final SettableClock wallClock = new SettableClock(NOW);
  private final ArrivalTime time = new ArrivalTime(wallClock);

  @Test
  void aStampIsTakenAsItIsWhereTheClocksAgree() {
    assertThat(arrival(NOW.minusSeconds(1), NOW.minusSeconds(5))).isEqualTo(NOW.minusSeconds(1));
  }

  @Test
  void whatWaitedForDaysKeepsTheTimeAtWhichItArrived() {
    Instant arrived = NOW.minus(Duration.ofDays(2));

    assertThat(arrival(arrived, arrived.minusSeconds(1))).isEqualTo(arrived);
  }

  @Test
  void aStampThreeDaysAheadIsTheTimeOfTheWallClock() {
    assertThat(arrival(NOW.plus(Duration.ofDays(3)), NOW.minusSeconds(5))).isEqualTo(NOW);
    assertThat(arrival(NOW.plus(Duration.ofDays(3)))).isEqualTo(NOW);
  }

  @Test
  void aStampIsTakenUpToAnHourAheadAndNotBeyond() {
    Instant hourAhead = NOW.plus(Duration.ofHours(1));

    assertThat(arrival(hourAhead)).isEqualTo(hourAhead);
    assertThat(arrival(hourAhead.plusMillis(1))).isEqualTo(NOW);
  }

  @Test
  void aStampDaysBehindIsTheTimeOfTheStream() {
    assertThat(arrival(NOW.minus(Duration.ofDays(10)), NOW.minusSeconds(5)))
        .isEqualTo(NOW.minusSeconds(5));
  }

  @Test
  void aWallClockThatIsDaysBehindHoldsNothingBack() {
    wallClock.advance(Duration.ofDays(-10));
    Instant before = NOW.minusSeconds(5);

    assertThat(arrival(NOW, before)).isEqualTo(NOW);
  }

  @Test
  void aRecordWithoutATimeTakesThatOfTheStreamOrTheBeginningOfTime() {
    ConsumerRecord<Object, Object> none = record(ConsumerRecord.NO_TIMESTAMP);

    assertThat(time.extract(none, NOW.toEpochMilli())).isEqualTo(NOW.toEpochMilli());
    assertThat(time.extract(none, NONE_YET)).isZero();
  }

  private Instant arrival(Instant stamp, Instant streamTime) {
    return Instant.ofEpochMilli(
        time.extract(record(stamp.toEpochMilli()), streamTime.toEpochMilli()));
  }

  private Instant arrival(Instant stamp) {
    return Instant.ofEpochMilli(time.extract(record(stamp.toEpochMilli()), NONE_YET));
  }

  private static ConsumerRecord<Object, Object> record(long timestamp) {
    return new ConsumerRecord<>(
        Topics.DELIVERIES.name(),
        0,
        0,
        timestamp,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        new byte[0],
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }
}

package dev.roost.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final List<Schedule> MANY =
      LongStream.range(0, 500).mapToObj(Schedule::of).toList();

  @Test
  void aSeedIsAlwaysTheSameSchedule() {
    assertThat(Schedule.of(42)).isEqualTo(Schedule.of(42)).isNotEqualTo(Schedule.of(43));
  }

  @Test
  void everySeedMakesTroubleAndEndsWithoutIt() {
    assertThat(MANY)
        .allSatisfy(schedule -> {
          assertThat(schedule.lasts()).hasSeconds(schedule.lasts().toSeconds());
          assertThat(schedule.lasts().toSeconds()).isBetween(60L, 90L);
          assertThat(schedule.steps()).hasSizeGreaterThan(2);
          assertThat(schedule.steps().getLast().second())
              .isLessThan((int) schedule.lasts().toSeconds() - 7);
        });
  }

  @Test
  void onlyWhatHitsIngestOrABrokerExcusesARefusedDelivery() {
    assertThat(MANY)
        .flatExtracting(Schedule::steps)
        .extracting(Schedule.Step::trouble)
        .allSatisfy(trouble ->
            assertThat(trouble.mayRefuseDeliveries())
                .as("%s", trouble)
                .isEqualTo(trouble.target().matches("webhook-ingest(-2)?|kafka-[123]")));
  }

  @Test
  void neverMoreThanOneBrokerAtATime() {
    for (Schedule schedule : MANY) {
      long busyUntil = 0;
      for (Schedule.Step step : schedule.steps()) {
        if (step.trouble().target().startsWith("kafka")) {
          assertThat((long) step.second()).as("%s", schedule).isGreaterThan(busyUntil);
          busyUntil = step.second() + step.trouble().lasts().toSeconds();
        }
      }
    }
  }

  @Test
  void everyKindOfTroubleIsDrawn() {
    Set<Class<?>> kinds = new HashSet<>();
    MANY.forEach(
        schedule -> schedule.steps().forEach(step -> kinds.add(step.trouble().getClass())));

    assertThat(kinds).hasSize(Trouble.class.getPermittedSubclasses().length);
  }
}

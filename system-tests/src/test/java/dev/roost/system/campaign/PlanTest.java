package dev.roost.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.fault.Schedule;
import dev.roost.system.fault.Trouble;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

  /** As many as a long night has. */
  private static final List<Plan> MANY = LongStream.rangeClosed(1, 200).mapToObj(Plan::of).toList();

  @Test
  void aSeedIsAlwaysTheSamePlan() {
    for (Plan plan : MANY) {
      assertThat(Plan.of(plan.seed())).isEqualTo(plan);
    }
  }

  @Test
  void noTwoSeedsHaveTheSameTrafficFaultsOrdersOrTroubles() {
    assertDifferent(Plan::traffic);
    assertDifferent(Plan::faults);
    assertDifferent(Plan::orders);
    assertDifferent(plan -> plan.schedule().steps());
  }

  private static void assertDifferent(Function<Plan, Object> part) {
    Set<Object> all = MANY.stream().map(part).collect(Collectors.toSet());
    assertThat(all).hasSameSizeAs(MANY);
  }

  @Test
  void everyActIsOftenDoneAndNowAndThenNotAtAll() {
    for (String act : Traffic.everyday().keySet()) {
      long with = MANY.stream().filter(plan -> plan.traffic().mix().containsKey(act)).count();
      assertThat(with).as(act).isGreaterThan(120);
    }
    assertThat(MANY).anyMatch(plan -> !plan.traffic().mix().containsKey("unknown"));
    assertThat(MANY).allMatch(plan -> plan.traffic().mix().containsKey("post"));
    assertThat(MANY).allMatch(plan -> plan.traffic().mix().containsKey("message"));
  }

  @Test
  void trafficHasFewAndManyUsersCalmsPeaksAndCelebrities() {
    assertThat(MANY).extracting(plan -> plan.traffic().users()).contains(10, 60);
    assertThat(MANY).anyMatch(plan -> plan.traffic().celebrity() == 0);
    assertThat(MANY).anyMatch(plan -> plan.traffic().celebrity() == 0.5);
    assertThat(MANY)
        .allSatisfy(plan -> {
          int happenings = plan.traffic().happenings(plan.schedule().lasts());
          assertThat(happenings / plan.schedule().lasts().toSeconds()).isBetween(4L, 70L);
        });
    assertThat(MANY.stream().filter(PlanTest::hasAPeak)).hasSizeGreaterThan(60);
    assertThat(MANY.stream().filter(PlanTest::hasACalm)).hasSizeGreaterThan(60);
  }

  private static boolean hasAPeak(Plan plan) {
    int usual = plan.traffic().paces().getFirst().perSecond();
    return plan.traffic().paces().stream().anyMatch(pace -> pace.perSecond() > 2 * usual);
  }

  private static boolean hasACalm(Plan plan) {
    int usual = plan.traffic().paces().getFirst().perSecond();
    return plan.traffic().paces().stream().anyMatch(pace -> pace.perSecond() * 2 < usual);
  }

  @Test
  void everyFaultOfADeliveryIsDrawnAndEachIsAbsentInSomeSeed() {
    for (String fault : DeliveryFaults.most().keySet()) {
      long with = MANY.stream().filter(plan -> plan.faults().rates().containsKey(fault)).count();
      assertThat(with).as(fault).isBetween(110L, 190L);
    }
    assertThat(MANY).extracting(plan -> plan.faults().sparesLast()).contains(true, false);
    assertThat(MANY).extracting(plan -> plan.faults().maxCopies()).contains(2, 3, 4);
  }

  @Test
  void everyOrderMeetsEveryFaultOfXsEndpoints() {
    Set<String> drawn = new TreeSet<>();
    steps()
        .forEach(step -> drawn.add(step.order().getClass().getSimpleName() + " " + step.fault()));

    Set<String> all = new TreeSet<>();
    for (Class<?> order : Order.class.getPermittedSubclasses()) {
      Arrays.stream(ApiFault.values())
          .forEach(fault -> all.add(order.getSimpleName() + " " + fault));
    }
    assertThat(drawn).isEqualTo(all);
  }

  @Test
  void theFirstPersonStaysSubscribedAndOthersEndEitherWay() {
    assertThat(MANY).allMatch(plan -> plan.orders().endsSubscribed(0));
    assertThat(MANY).extracting(plan -> plan.orders().endsSubscribed(1)).contains(true, false);
  }

  @Test
  void aPersonIsSubscribedAndUnsubscribedInTurn() {
    for (Plan plan : MANY) {
      for (int person = 1; person < Orders.PEOPLE; person++) {
        boolean subscribed = true;
        for (Orders.Step step : plan.orders().steps()) {
          if (step.order().equals(new Order.Subscribe(person))) {
            assertThat(subscribed).as("%s", plan.orders()).isFalse();
            subscribed = true;
          } else if (step.order().equals(new Order.Unsubscribe(person))) {
            assertThat(subscribed).as("%s", plan.orders()).isTrue();
            subscribed = false;
          }
        }
        assertThat(plan.orders().endsSubscribed(person)).isEqualTo(subscribed);
      }
    }
  }

  @Test
  void xAllowsFiveReplaysAndFifteenChallengesInAQuarterOfAnHour() {
    for (Plan plan : MANY) {
      assertThat(plan.orders().steps().stream().filter(PlanTest::isReplay)).hasSizeLessThan(2);
      assertThat(plan.orders().steps()).hasSizeLessThan(15);
    }
    assertThat(steps().filter(PlanTest::isReplay)).hasSizeGreaterThan(50);
  }

  private static boolean isReplay(Orders.Step step) {
    return step.order() instanceof Order.Replay;
  }

  @Test
  void everyTroubleHitsEveryTargetItCanHit() {
    Set<String> drawn = new TreeSet<>();
    MANY.stream()
        .flatMap(plan -> plan.schedule().steps().stream())
        .map(Schedule.Step::trouble)
        .forEach(trouble -> drawn.add(trouble.target() + " " + trouble.kind()));

    assertThat(drawn).isEqualTo(all());
  }

  private static Set<String> all() {
    Set<String> all = new HashSet<>();
    Stream.of("kafka-1", "kafka-2", "kafka-3")
        .forEach(broker ->
            Arrays.stream(Trouble.class.getPermittedSubclasses())
                .map(kind -> kind.getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .forEach(kind -> all.add(broker + " " + kind)));
    Stream.of(
            "webhook-ingest",
            "webhook-ingest-2",
            "activity-router",
            "activity-router-2",
            "token-vault",
            "subscription-manager",
            "replay-worker",
            "postgresql")
        .forEach(process -> {
          all.add(process + " killed");
          all.add(process + " frozen");
        });
    return all;
  }

  private static Stream<Orders.Step> steps() {
    return MANY.stream().flatMap(plan -> plan.orders().steps().stream());
  }
}

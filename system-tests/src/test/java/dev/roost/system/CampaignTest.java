package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Act;
import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.system.campaign.CampaignReport;
import dev.roost.system.campaign.Operator;
import dev.roost.system.campaign.Orders;
import dev.roost.system.campaign.Plan;
import dev.roost.system.campaign.SeedResult;
import dev.roost.system.campaign.StateProbe;
import dev.roost.system.campaign.XState;
import dev.roost.system.fault.BadWays;
import dev.roost.system.fault.Troublemaker;
import dev.roost.system.fault.Troublemaker.Met;
import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.Fault;
import dev.roost.system.oracle.Finding;
import dev.roost.system.oracle.Interruption;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded plans, each on a fresh stack of three brokers, two routers and two webhook-ingests: what
 * was answered 200 comes out, once, unchanged and in order, what was ordered is so at X, and all
 * works when the troubles are over.
 */
@Tag("faults")
@Isolated("a schedule is in seconds")
class CampaignTest {

  private static final String FIXED_SEEDS = "1-3";
  private static final Path REPORT = Path.of("target", "fault-campaign.md");

  /** X waits 0.3, 2.7 and 24.2 s between its four attempts instead of 3, 27 and 242. */
  private static final double SCALE = 0.1;

  /** Refusals of X are waited out for 30 s and longer each time. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  /**
   * X's lists are compared often enough that wrong ones are among them, and X counts calls anew
   * soon: where it refused one too many, Roost waits until then.
   */
  private static final Map<String, String> SOONER =
      Map.of(
          "SIMULATOR_RATE_LIMIT_WINDOW", "20s",
          "ROOST_SUBSCRIPTIONS_RECONCILIATION_INTERVAL", "15s",
          "ROOST_SUBSCRIPTIONS_RECONCILIATION_POLL_INTERVAL", "3s",
          "ROOST_SUBSCRIPTIONS_RECONCILIATION_SETTLE_TIME", "5s");

  private static final int OF_PEOPLE_PER_SECOND = 2;

  private static final CampaignReport CAMPAIGN = new CampaignReport();

  /** {@code roost.seed}: that one; {@code roost.seeds}: so many, or from one to another. */
  static LongStream seeds() {
    Long one = Long.getLong("roost.seed");
    if (one != null) {
      return LongStream.of(one);
    }
    String[] ends = System.getProperty("roost.seeds", FIXED_SEEDS).split("-", -1);
    long first = ends.length == 1 ? 1 : Long.parseLong(ends[0]);
    return LongStream.rangeClosed(first, Long.parseLong(ends[ends.length - 1]));
  }

  @AfterAll
  static void report() throws IOException {
    CAMPAIGN.write(REPORT);
    CAMPAIGN.text().lines().forEach(Progress::say);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(720)
  void whatWasAcceptedComesOutWhateverGoesWrong(long seed) throws IOException {
    Plan plan = Plan.of(seed);
    Progress.say(
        "seed %d: %d troubles and %d orders in %d s; again by ./roost test --faults --seed %d"
            .formatted(
                seed,
                plan.schedule().steps().size(),
                plan.orders().steps().size(),
                plan.schedule().lasts().toSeconds(),
                seed));
    BadWays ways = badWays();
    try (RunningStack stack = new RunningStack(ways)) {
      stack.up("Campaign-" + seed);
      stack.keptWhereThisFails(() -> assertKept(plan, run(plan, stack, ways)));
    }
  }

  /** What a plan's stack stands on. */
  static BadWays badWays() {
    return new BadWays(2, SOONER);
  }

  /** What the oracle says of a plan that was carried out, and the line of the report. */
  record Judged(Verdict verdict, SeedResult result) {

    /** The findings that break the promise: all but what X gave up for a reason. */
    List<Finding> breaches() {
      return verdict.findings().stream()
          .filter(finding -> finding.fault() != Fault.GIVEN_UP)
          .toList();
    }
  }

  /** Carries a plan out on a stack that is up. */
  static Judged run(Plan plan, RunningStack stack, BadWays ways) {
    try (Trial trial = Trial.on(stack)) {
      List<String> people =
          IntStream.range(0, Orders.PEOPLE)
              .mapToObj(person -> Setup.connected(stack, "person" + person))
              .toList();
      try (Operator operator = new Operator(stack, trial.simulator(), Setup.WEBHOOK, people);
          StateProbe probe = new StateProbe(stack, operator::open);
          Troublemaker troublemaker = new Troublemaker(stack, ways, probe)) {
        run(plan, trial, operator, troublemaker, people);
        assertXHasWhatIsWanted(
            plan,
            new XState(stack, trial.simulator(), Setup.WEBHOOK, trial.webhookId()),
            operator,
            trial,
            people);
        trial.awaitQuiet(Duration.ofMinutes(2));
        comesOutWithinSeconds(trial, people.getFirst());
        return judged(plan, trial, troublemaker.met());
      }
    }
  }

  private static void run(
      Plan plan, Trial trial, Operator operator, Troublemaker troublemaker, List<String> people) {
    Duration lasts = plan.schedule().lasts();
    List<String> users = trial.subscribed(plan.traffic().users(), "c");
    trial.simulator().retries(SCALE);
    trial.simulator().faults(plan.faults().asRates());
    String crowd = trial.simulator().crowd(plan.traffic().crowd(plan.seed(), lasts, users));
    String ofPeople = trial.simulator().crowd(ofPeople(plan.seed(), lasts, people));
    operator.begin(plan.orders());
    troublemaker.begin(plan.schedule());
    trial.awaitIssued(crowd, lasts.plusSeconds(90));
    trial.awaitIssued(ofPeople, lasts);
    troublemaker.awaitEnd();
    operator.awaitTaken();
    trial.simulator().faults(Map.of());
    trial.awaitQuiet(Duration.ofMinutes(2));
  }

  /** Nobody takes their access back: of these people Roost decides who is subscribed. */
  private static Map<String, Object> ofPeople(long seed, Duration lasts, List<String> people) {
    return Map.of(
        "happenings",
        (int) lasts.toSeconds() * OF_PEOPLE_PER_SECOND,
        "seed",
        seed + 1,
        "perSecond",
        OF_PEOPLE_PER_SECOND,
        "mix",
        Map.of("post", 2, "like", 1, "message", 1),
        "users",
        people);
  }

  private static void assertXHasWhatIsWanted(
      Plan plan, XState state, Operator operator, Trial trial, List<String> people) {
    long began = System.nanoTime();
    await()
        .atMost(SETTLED)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> {
          state.assertWebhookValid();
          state.assertSubscribed(people, plan.orders());
          state.assertReplayed(operator.jobs(), trial.simulator().deliveries(0));
        });
    Progress.say("X has what is wanted %.1f s later".formatted((System.nanoTime() - began) / 1e9));
  }

  private static Judged judged(Plan plan, Trial trial, List<Met> met) {
    List<Delivery> log = trial.simulator().deliveries(0);
    List<Interruption> interruptions =
        met.stream()
            .filter(it -> it.trouble().mayRefuseDeliveries())
            .map(CampaignTest::interruption)
            .toList();
    // The share is ours to look at: X tries a replayed delivery once, so that it proves nothing.
    Verdict verdict = trial.verdict(Conditions.interrupted(interruptions).accepting(0));
    int explained = verdict.of(Fault.GIVEN_UP).size();
    SeedResult result =
        new SeedResult(plan, met, log, explained, verdict.findings().size() - explained);
    CAMPAIGN.add(result);
    assertThat(trial.downstream().on(Topics.DEAD_LETTERS)).isEmpty();
    return new Judged(verdict, result);
  }

  private static void assertKept(Plan plan, Judged judged) {
    Verdict verdict = judged.verdict();
    int happenings = plan.traffic().happenings(plan.schedule().lasts());
    assertThat(verdict.tally().happenings()).isGreaterThanOrEqualTo(happenings);
    assertThat(judged.breaches()).as("seed %d: %s", plan.seed(), verdict.report()).isEmpty();
    assertThat(judged.result().acceptedShare()).isGreaterThanOrEqualTo(Conditions.LEAST_ACCEPTED);
  }

  private static Interruption interruption(Met met) {
    String what = met.trouble().target() + " " + met.trouble().kind();
    return new Interruption(what, met.began(), met.ended());
  }

  private static void comesOutWithinSeconds(Trial trial, String user) {
    int before = trial.downstream().out().size();
    long began = System.nanoTime();
    trial.simulator().act(Act.of(user, "post"));
    await().atMost(Duration.ofSeconds(20)).until(() -> trial.downstream().out().size() > before);
    Progress.say(
        "a fresh happening came out %.1f s later".formatted((System.nanoTime() - began) / 1e9));
  }
}

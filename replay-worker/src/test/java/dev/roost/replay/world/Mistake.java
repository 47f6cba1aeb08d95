package dev.roost.replay.world;

import dev.roost.replay.judgement.CompletionWord;
import dev.roost.replay.judgement.RunningJob;
import dev.roost.replay.plan.Answer;
import dev.roost.replay.plan.Pace;
import dev.roost.replay.plan.PlanSettings;
import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.EndOffsets;
import dev.roost.replay.rule.Endpoint;
import dev.roost.replay.rule.Evidence;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.Minutes;
import dev.roost.replay.rule.Probe;
import dev.roost.replay.rule.ReplicaLife;
import dev.roost.replay.rule.Signature;
import dev.roost.replay.rule.Span;
import dev.roost.replay.rule.Step;
import dev.roost.replay.rule.WebhookIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rule sets with one mistake each: the world must find it. The last three are the rules without
 * what ADR 51 adds to them.
 */
enum Mistake {
  DOUBT_ENDS_AFTER_60_SECONDS(
      23,
      () ->
          new RuleSet() {
            @Override
            Optional<Step<ReplicaLife.Gone>> gone(
                ReplicaLife.Silent life, Instant at, int replicas) {
              var right = super.gone(life, at, replicas);
              Instant end = life.last().sentAt().plusSeconds(60);
              return mistake(
                  right,
                  at.isBefore(end) ? Optional.empty() : Optional.of(this.replicas.gone(life, end)));
            }
          }),

  NEVER_HEARD_REPLICA_IGNORED(
      1,
      () ->
          new RuleSet() {
            @Override
            Optional<Evidence> unheard(Probe.Outcome.Echo echo, Instant at) {
              return mistake(super.unheard(echo, at), Optional.empty());
            }
          }),

  WATERMARK_IS_NEWEST_RECEIPT(
      321,
      () ->
          new RuleSet() {
            @Override
            Instant receipts(EndOffsets reached, Instant newestReceipt) {
              return mistake(super.receipts(reached, newestReceipt), newestReceipt);
            }
          }),

  NEW_WEBHOOK_ID_FOR_OLD_MINUTES(
      78,
      () ->
          new RuleSet() {
            @Override
            Set<String> webhookIds(WebhookIds ids, Minute minute) {
              return mistake(super.webhookIds(ids, minute), Set.of(ids.held().getLast().id()));
            }
          }),

  UNKNOWN_CALLERS_NOT_COUNTED(
      69,
      () ->
          new RuleSet() {
            @Override
            boolean countsBadSignature(boolean callerIsKnown) {
              return mistake(super.countsBadSignature(callerIsKnown), callerIsKnown);
            }
          }),

  API_2_NOT_WAITING(
      73,
      () ->
          new RuleSet() {
            @Override
            PlanSettings plan(Scenario scenario) {
              PlanSettings right = super.plan(scenario);
              return mistake(
                  right,
                  scenario.v2()
                      ? with(right, right.lead(), Duration.ZERO, right.retries())
                      : right);
            }
          }),

  LEAD_0(
      117,
      () ->
          new RuleSet() {
            @Override
            PlanSettings plan(Scenario scenario) {
              PlanSettings right = super.plan(scenario);
              return mistake(right, with(right, Duration.ZERO, right.toAge(), right.retries()));
            }
          }),

  HEALED_BY_XS_SCHEDULE(
      1,
      () ->
          new RuleSet() {
            @Override
            Optional<Minutes> minutes(Evidence evidence, Instant now) {
              Instant to = evidence.span() instanceof Span.Closed closed ? closed.to() : now;
              boolean retried =
                  evidence.cause() != Cause.DEAD_LETTERED
                      && Duration.between(evidence.span().from(), to).toSeconds() < 281;
              return mistake(
                  super.minutes(evidence, now),
                  retried ? Optional.empty() : super.minutes(evidence, now));
            }
          }),

  FOREIGN_409_ADOPTED(
      77,
      () ->
          new RuleSet() {
            @Override
            Optional<RunningJob> running(Answer answer, Instant askedAt, long deliveries) {
              return mistake(
                  super.running(answer, askedAt, deliveries),
                  answer instanceof Answer.Busy
                      ? Optional.of(new RunningJob(ANY, askedAt, deliveries))
                      : super.running(answer, askedAt, deliveries));
            }

            @Override
            Optional<CompletionWord> word(List<CompletionWord> words, RunningJob job) {
              return anyWord(words, job).or(() -> super.word(words, job));
            }
          }),

  COMPLETE_IN_SPITE_OF_EVIDENCE(
      29,
      () ->
          new RuleSet() {
            @Override
            Collection<Evidence> spoiling(Collection<Evidence> unsettled) {
              return mistake(super.spoiling(unsettled), List.of());
            }
          }),

  COMPLETE_UNDER_UNKNOWN_ID(
      52,
      () ->
          new RuleSet() {
            @Override
            Optional<RunningJob> running(Answer answer, Instant askedAt, long deliveries) {
              return mistake(
                  super.running(answer, askedAt, deliveries),
                  answer instanceof Answer.None
                      ? Optional.of(new RunningJob(ANY, askedAt, deliveries))
                      : super.running(answer, askedAt, deliveries));
            }

            @Override
            Optional<CompletionWord> word(List<CompletionWord> words, RunningJob job) {
              return anyWord(words, job).or(() -> super.word(words, job));
            }
          }),

  PACE_COUNTED_AT_THE_ASK(
      63,
      () ->
          new RuleSet() {
            @Override
            Pace.Ask sending(Pace pace, Instant now) {
              return mistake(super.sending(pace, now), new Pace.Ask(now, now.plus(pace.period())));
            }

            @Override
            Pace.Ask answered(Pace pace, Pace.Ask ask, Instant now) {
              return ask;
            }
          }),

  LOCK_PER_ENDPOINT(
      63,
      () ->
          new RuleSet() {
            @Override
            String paced(Endpoint endpoint) {
              return mistake(super.paced(endpoint), endpoint.name());
            }
          }),

  DEAD_LETTERS_REPLAYED(
      59,
      () ->
          new RuleSet() {
            @Override
            Evidence deadLettered(Endpoint endpoint, Signature signature, Instant receivedAt) {
              Evidence right = super.deadLettered(endpoint, signature, receivedAt);
              return mistake(
                  right,
                  new Evidence(
                      Cause.BY_HAND, right.scope(), right.source(), right.span(), right.proof()));
            }
          }),

  WINDOW_ENDS_AMONG_RETRIES(
      21,
      () ->
          new RuleSet() {
            @Override
            PlanSettings plan(Scenario scenario) {
              PlanSettings right = super.plan(scenario);
              return mistake(right, with(right, right.lead(), right.toAge(), Duration.ZERO));
            }
          });

  private static final String ANY = "any";

  private final int seed;
  private final Supplier<RuleSet> rules;

  Mistake(int seed, Supplier<RuleSet> rules) {
    this.seed = seed;
    this.rules = rules;
  }

  /** A world in which it is seen. */
  int seed() {
    return seed;
  }

  RuleSet rules() {
    return rules.get();
  }

  private static Optional<CompletionWord> anyWord(List<CompletionWord> words, RunningJob job) {
    return words.stream()
        .filter(_ -> job.xJobId().equals(ANY))
        .filter(word -> word.at().isAfter(job.askedAt()))
        .findFirst()
        .map(word -> new CompletionWord(ANY, word.complete(), word.at()));
  }

  private static PlanSettings with(
      PlanSettings right, Duration lead, Duration toAge, Duration retries) {
    return new PlanSettings(
        lead,
        right.fromAge(),
        toAge,
        right.horizon(),
        right.span(),
        retries,
        right.quiet(),
        right.firstPause(),
        right.longestPause(),
        right.jitter(),
        right.urgency());
  }
}

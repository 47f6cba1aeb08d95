package dev.roost.replay.world;

import dev.roost.replay.judgement.CompletionWord;
import dev.roost.replay.judgement.JudgementSettings;
import dev.roost.replay.judgement.RunningJob;
import dev.roost.replay.plan.Answer;
import dev.roost.replay.plan.Pace;
import dev.roost.replay.plan.PlanSettings;
import dev.roost.replay.rule.EndOffsets;
import dev.roost.replay.rule.Endpoint;
import dev.roost.replay.rule.Evidence;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.Minutes;
import dev.roost.replay.rule.Probe;
import dev.roost.replay.rule.ReplicaLife;
import dev.roost.replay.rule.ReplicaRules;
import dev.roost.replay.rule.RuleSettings;
import dev.roost.replay.rule.Signature;
import dev.roost.replay.rule.Step;
import dev.roost.replay.rule.Watermarks;
import dev.roost.replay.rule.WebhookIds;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules as they are, at the places where one of them can be made wrong. */
class RuleSet {

  static final JudgementSettings JUDGEMENT = JudgementSettings.DEFAULTS;

  final RuleSettings settings = RuleSettings.DEFAULTS;
  final ReplicaRules replicas = new ReplicaRules(settings);

  /** Whether a mistake decided otherwise than the rules, at least once. */
  boolean diverged;

  final <T> T mistake(T right, T wrong) {
    diverged |= !right.equals(wrong);
    return wrong;
  }

  /** webhook-ingest counts bad signatures of callers that are X's or cannot be known. */
  boolean countsBadSignature(boolean callerIsKnown) {
    return true;
  }

  Optional<Step<ReplicaLife.Gone>> gone(ReplicaLife.Silent life, Instant at, int replicas) {
    return this.replicas.gone(life, at, replicas);
  }

  Optional<Evidence> unheard(Probe.Outcome.Echo echo, Instant at) {
    return Optional.of(replicas.unheard(echo.replica(), at));
  }

  Instant receipts(EndOffsets reached, Instant newestReceipt) {
    return Watermarks.ofReceipts(reached, settings);
  }

  Set<String> webhookIds(WebhookIds ids, Minute minute) {
    return ids.around(minute, settings);
  }

  Optional<Minutes> minutes(Evidence evidence, Instant now) {
    return Optional.of(evidence.span().minutes(now));
  }

  Evidence deadLettered(Endpoint endpoint, Signature signature, Instant receivedAt) {
    return Evidence.deadLettered(endpoint, signature, receivedAt, settings);
  }

  Collection<Evidence> spoiling(Collection<Evidence> unsettled) {
    return unsettled;
  }

  PlanSettings plan(Scenario scenario) {
    PlanSettings by = scenario.v2() ? PlanSettings.V2 : PlanSettings.V1_1;
    return new PlanSettings(
        by.lead(),
        by.fromAge(),
        by.toAge(),
        scenario.horizon(),
        scenario.span(),
        by.retries(),
        by.quiet(),
        by.firstPause(),
        by.longestPause(),
        by.jitter(),
        by.urgency());
  }

  Pace.Ask sending(Pace pace, Instant now) {
    return pace.sending(now);
  }

  Pace.Ask answered(Pace pace, Pace.Ask ask, Instant now) {
    return pace.answered(ask, now);
  }

  /** For whom asks are counted. */
  String paced(Endpoint endpoint) {
    return endpoint.app();
  }

  /** What is taken to run after an answer. */
  Optional<RunningJob> running(Answer answer, Instant askedAt, long deliveries) {
    return answer.meaning() instanceof Answer.Meaning.Running running
        ? Optional.of(new RunningJob(running.xJobId(), askedAt, deliveries))
        : Optional.empty();
  }

  Optional<CompletionWord> word(List<CompletionWord> words, RunningJob job) {
    return words.stream().filter(word -> word.isAbout(job)).findFirst();
  }
}

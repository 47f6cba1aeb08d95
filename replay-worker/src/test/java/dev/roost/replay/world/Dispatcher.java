package dev.roost.replay.world;

import dev.roost.replay.judgement.Judgement;
import dev.roost.replay.judgement.RunningJob;
import dev.roost.replay.plan.Answer;
import dev.roost.replay.plan.Conditions;
import dev.roost.replay.plan.Pace;
import dev.roost.replay.plan.Plan;
import dev.roost.replay.plan.PlanSettings;
import dev.roost.replay.plan.Planner;
import dev.roost.replay.rule.IncompleteMinute;
import dev.roost.replay.rule.Loss;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.MinuteState;
import dev.roost.replay.rule.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** replay-worker's planning, asking and judging, in memory. */
final class Dispatcher {

  /** An ask, and the job that it may have brought about. */
  static final class Asked {
    final String id;
    final Plan.Ask ask;
    final Instant at;
    Pace.Ask pace;
    Optional<RunningJob> running = Optional.empty();
    boolean answered;

    Asked(String id, Plan.Ask ask, Instant at, Pace.Ask pace) {
      this.id = id;
      this.ask = ask;
      this.at = at;
      this.pace = pace;
    }
  }

  final @Nullable Asked[] jobs;
  final PlanSettings settings;
  final Pace limits;
  Duration xAhead = Duration.ZERO;
  boolean replayEnabled = true;

  private final Reader reader;
  private final RuleSet rules;
  private final Planner planner;
  private final RandomGenerator random;
  private final Sender sender;
  private final Map<String, List<Pace.Ask>> paces = new HashMap<>();
  private final XSide x;
  private int numbers;

  /** The way to X. */
  interface Sender {
    void send(int endpoint, Asked asked);
  }

  Dispatcher(
      Scenario scenario,
      Reader reader,
      RuleSet rules,
      XSide x,
      RandomGenerator random,
      Sender sender) {
    this.reader = reader;
    this.rules = rules;
    this.x = x;
    this.random = random;
    this.sender = sender;
    settings = rules.plan(scenario);
    limits = scenario.v2() ? Pace.V2 : Pace.V1_1;
    planner = new Planner(settings);
    jobs = new Asked[scenario.endpoints()];
  }

  void run(Instant now) {
    Map<Plan.Ask, Integer> asks = new LinkedHashMap<>();
    for (int i = 0; i < jobs.length; i++) {
      Asked asked = jobs[i];
      if (asked != null) {
        follow(i, asked, now);
      }
      if (jobs[i] == null) {
        int endpoint = i;
        plan(i, now).ifPresent(ask -> asks.put(ask, endpoint));
      }
    }
    asks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Planner.ORDER))
        .forEach(its -> ask(its.getValue(), its.getKey(), now));
  }

  private Optional<Plan.Ask> plan(int endpoint, Instant now) {
    Book book = reader.books.get(endpoint);
    List<IncompleteMinute> minutes = new ArrayList<>();
    boolean any = false;
    for (IncompleteMinute its : book.minutes.values()) {
      any |= its.isReplayable();
      if (!(its.state() instanceof MinuteState.Recovered)) {
        minutes.add(its);
      }
    }
    if (!any || (book.hasOpenEvidence() && now.getEpochSecond() % 60 >= 15)) {
      return Optional.empty();
    }
    Plan plan = planner.plan(minutes, conditions(endpoint), pace(endpoint, now), now);
    if (plan instanceof Plan.GiveUp its) {
      its.minutes().forEach(minute -> book.replace(minute, m -> m.lost(its.loss())));
    }
    return plan instanceof Plan.Ask ask ? Optional.of(ask) : Optional.empty();
  }

  private Conditions conditions(int endpoint) {
    Book book = reader.books.get(endpoint);
    Set<String> known =
        book.ids.held().stream()
            .map(its -> its.id())
            .filter(id -> !x.gone.contains(id))
            .collect(Collectors.toSet());
    boolean valid = reader.validities.get(endpoint) instanceof Validity.Valid;
    return new Conditions(
        book.hasOpenEvidence()
            ? new Conditions.OpenEvidence.Lasts()
            : new Conditions.OpenEvidence.NoneSince(book.lastOpen),
        reader.paths.get(endpoint).isHealthy(),
        jobs[endpoint] != null,
        valid ? known : Set.of(),
        known,
        replayEnabled,
        xAhead);
  }

  private Optional<Instant> pace(int endpoint, Instant now) {
    return limits.notBefore(sent(endpoint), now);
  }

  private List<Pace.Ask> sent(int endpoint) {
    return paces.computeIfAbsent(rules.paced(Site.ENDPOINTS.get(endpoint)), _ -> new ArrayList<>());
  }

  private void ask(int endpoint, Plan.Ask ask, Instant now) {
    if (pace(endpoint, now).isPresent()) {
      return;
    }
    Asked asked = new Asked("job-" + ++numbers, ask, now, rules.sending(limits, now));
    List<Pace.Ask> sent = sent(endpoint);
    sent.removeIf(its -> !its.endsAt().isAfter(now));
    sent.add(asked.pace);
    jobs[endpoint] = asked;
    Book book = reader.books.get(endpoint);
    ask.minutes().forEach(minute -> book.replace(minute, its -> its.asked(asked.id, now)));
    sender.send(endpoint, asked);
  }

  /** X's answer. */
  void answered(int endpoint, Asked asked, Answer answer, Instant date, Instant now) {
    if (jobs[endpoint] != asked || asked.answered) {
      return;
    }
    xAhead = Answer.ahead(date, now);
    List<Pace.Ask> sent = sent(endpoint);
    sent.remove(asked.pace);
    asked.pace = rules.answered(limits, asked.pace, now);
    sent.add(asked.pace);
    take(endpoint, asked, answer, now);
  }

  private void take(int endpoint, Asked asked, Answer answer, Instant now) {
    asked.answered = true;
    asked.running = rules.running(answer, asked.at, asked.ask.minutes().size() * 60L);
    if (asked.running.isPresent()) {
      return;
    }
    switch (answer.meaning()) {
      case Answer.Meaning.Running _ -> {}
      case Answer.Meaning.Again again -> again(endpoint, asked, again.counts(), now);
      case Answer.Meaning.Lost lost -> {
        replayEnabled &= lost.loss() != Loss.REPLAY_NOT_ENABLED;
        end(endpoint, asked, its -> Optional.of(its.lost(lost.loss())));
      }
    }
  }

  private void follow(int endpoint, Asked asked, Instant now) {
    if (!asked.answered) {
      if (now.isAfter(asked.at.plus(limits.deadline()))) {
        take(endpoint, asked, new Answer.None(), now);
      }
      return;
    }
    RunningJob running = asked.running.orElseThrow();
    Book book = reader.books.get(endpoint);
    var word = rules.word(reader.words.get(endpoint), running);
    Judgement judgement =
        Judgement.of(
            running,
            word,
            reader.lastReplayed.get(endpoint),
            word.isPresent() ? rules.spoiling(book.unsettled()) : List.of(),
            book.watermarks.earliest(),
            now,
            RuleSet.JUDGEMENT);
    switch (judgement) {
      case Judgement.NotYet _ -> {}
      case Judgement.Recovered _ ->
          end(endpoint, asked, its -> its.recovered(asked.id, asked.ask.webhookId()));
      case Judgement.Again its when its.why() == Judgement.Why.TOO_LARGE -> {
        Instant notBefore = now.plus(pause(its(endpoint, asked)));
        end(endpoint, asked, minute -> minute.tooLarge(asked.id, notBefore));
      }
      case Judgement.Again _ -> again(endpoint, asked, true, now);
    }
  }

  private void again(int endpoint, Asked asked, boolean counts, Instant now) {
    Duration pause = counts ? pause(its(endpoint, asked)) : Duration.ofSeconds(60);
    end(endpoint, asked, its -> its.again(asked.id, counts, now.plus(pause)));
  }

  private List<IncompleteMinute> its(int endpoint, Asked asked) {
    return asked.ask.minutes().stream()
        .map(reader.books.get(endpoint).minutes::get)
        .filter(minute -> minute != null && minute.isReplayedBy(asked.id))
        .toList();
  }

  private Duration pause(List<IncompleteMinute> minutes) {
    int tries =
        minutes.stream()
            .map(IncompleteMinute::state)
            .map(state -> state instanceof MinuteState.Replaying its ? its.tries() : 0)
            .max(Comparator.naturalOrder())
            .orElse(0);
    return settings.pause(tries + 1, random.nextDouble());
  }

  private void end(
      int endpoint,
      Asked asked,
      java.util.function.Function<IncompleteMinute, Optional<IncompleteMinute>> how) {
    Book book = reader.books.get(endpoint);
    for (Minute minute : asked.ask.minutes()) {
      book.change(minute, its -> its.isReplayedBy(asked.id) ? how.apply(its) : Optional.of(its));
    }
    jobs[endpoint] = null;
  }
}

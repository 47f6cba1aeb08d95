package dev.roost.replay.world;

import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.IncompleteMinute;
import dev.roost.replay.rule.Loss;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.MinuteState;
import dev.roost.replay.rule.Validity;
import dev.roost.replay.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Holds Roost's words against what is true at X, and its asks against what was possible. */
final class Watch {

  /** An ask is made within 60 s; the world looks every 15 s. */
  private static final long ASKED_WITHIN = 75_000;

  private static final int DOUBT = 2;
  private static final int RETRIES = 5;
  private static final int LEAD = 10;
  private static final Duration COUNTED = Duration.ofSeconds(915);

  final List<String> violations = new ArrayList<>();
  final Set<String> seen = new HashSet<>();

  private final Scenario scenario;
  private final Agenda agenda;
  private final XSide x;
  private final Reader reader;
  private final Dispatcher dispatcher;
  private final Map<Dispatcher.Asked, Instant> sent = new HashMap<>();
  private final Map<Dispatcher.Asked, Instant> answers = new HashMap<>();
  private final long[] askableSince;

  Watch(Scenario scenario, Agenda agenda, XSide x, Reader reader, Dispatcher dispatcher) {
    this.scenario = scenario;
    this.agenda = agenda;
    this.x = x;
    this.reader = reader;
    this.dispatcher = dispatcher;
    askableSince = new long[scenario.endpoints()];
    forget();
  }

  void sent(int endpoint, Dispatcher.Asked asked) {
    sent.put(asked, asked.at);
    askableSince[endpoint] = Long.MAX_VALUE;
  }

  void answered(Dispatcher.Asked asked, Instant at) {
    answers.put(asked, at);
  }

  /** The worker was away. */
  void forget() {
    java.util.Arrays.fill(askableSince, Long.MAX_VALUE);
  }

  void look(Instant now) {
    isSound();
    if (agenda.now() % (5 * Times.MINUTE) == 0) {
      seeVerdicts();
    }
    for (int i = 0; i < scenario.endpoints(); i++) {
      if (!isAskable(i, now)) {
        askableSince[i] = Long.MAX_VALUE;
      } else if (askableSince[i] == Long.MAX_VALUE) {
        askableSince[i] = agenda.now();
      } else if (agenda.now() - askableSince[i] > ASKED_WITHIN) {
        violate("bounds: not asked within 60 s of the earliest moment");
      }
    }
  }

  private void seeVerdicts() {
    Book book = reader.books.getFirst();
    for (long ago = 0; ago < 60 && ago * Times.MINUTE < agenda.now(); ago++) {
      seen.add(book.verdict(Times.minute(agenda.now() - ago * Times.MINUTE)).name());
    }
    book.minutes
        .tailMap(Times.minute(agenda.now() - 30 * Times.MINUTE))
        .values()
        .forEach(this::see);
  }

  private void violate(String what) {
    if (violations.size() < 5) {
      violations.add(what + " at " + agenda.now() / 1000 + " s");
    }
  }

  /** No minute called complete or recovered has an attempted activity that is not out. */
  private void isSound() {
    for (var all = x.missing.iterator(); all.hasNext(); ) {
      Activity activity = all.next();
      if (activity.out) {
        all.remove();
        continue;
      }
      Book book = reader.books.get(activity.endpoint);
      for (long number : activity.minutes) {
        Verdict verdict = book.verdict(minute(number));
        if (verdict == Verdict.COMPLETE || verdict == Verdict.RECOVERED) {
          violate(
              "sound: "
                  + verdict
                  + " hides activity "
                  + activity.number
                  + " of endpoint "
                  + activity.endpoint
                  + " attempted at "
                  + activity.attempts.stream().map(at -> at / 1000).toList()
                  + " in minute "
                  + Times.millis(minute(number).start()) / 1000);
        }
      }
    }
  }

  static Minute minute(long number) {
    return Times.minute(number * Times.MINUTE);
  }

  /** Whether nothing keeps Roost from asking X, as the table of minutes is now. */
  private boolean isAskable(int endpoint, Instant now) {
    Book book = reader.books.get(endpoint);
    if (dispatcher.jobs[endpoint] != null
        || book.hasOpenEvidence()
        || book.lastOpen.plusSeconds(60).isAfter(now)
        || !reader.paths.get(endpoint).isHealthy()
        || !(reader.validities.get(endpoint) instanceof Validity.Valid)
        || !isPaceKept(now)) {
      return false;
    }
    Set<String> ids = new HashSet<>();
    book.minutes.values().forEach(its -> ids.addAll(its.webhookIds()));
    ids.removeAll(x.gone);
    return ids.stream().anyMatch(id -> isOldEnough(book, id, now));
  }

  private boolean isPaceKept(Instant now) {
    int counting = 0;
    for (Map.Entry<Dispatcher.Asked, Instant> its : sent.entrySet()) {
      Instant done = answers.getOrDefault(its.getKey(), its.getValue().plusSeconds(30));
      counting += done.plus(COUNTED).isAfter(now) ? 1 : 0;
    }
    return counting < (scenario.v2() ? 100 : 5);
  }

  private boolean isOldEnough(Book book, String id, Instant now) {
    List<Minute> run = new ArrayList<>();
    for (IncompleteMinute its : book.minutes.values()) {
      boolean beyond =
          its.state().equals(new MinuteState.Lost(Loss.TOO_LARGE))
              || (isDue(its, id, now) && !belongs(its, run));
      if (!run.isEmpty() && beyond) {
        break;
      }
      if (isDue(its, id, now)) {
        run.add(its.minute());
      }
    }
    if (run.isEmpty()) {
      return false;
    }
    Minute last = run.getLast();
    boolean followed =
        book.minutes.subMap(last, false, last.plus(RETRIES), true).values().stream()
            .anyMatch(its -> !(its.state() instanceof MinuteState.Recovered));
    long end = last.number() + 2 + (followed ? RETRIES : 0) + (scenario.v2() ? 15 : 10);
    return !new Minute(end).start().minus(dispatcher.xAhead).isAfter(now);
  }

  private static boolean isDue(IncompleteMinute its, String id, Instant now) {
    return its.state() instanceof MinuteState.Incomplete state
        && !state.notBefore().isAfter(now)
        && !its.causes().equals(Set.of(Cause.DEAD_LETTERED))
        && its.webhookIds().contains(id);
  }

  private boolean belongs(IncompleteMinute its, List<Minute> run) {
    long number = its.minute().number();
    return run.isEmpty()
        || (number < run.getFirst().number() + scenario.span().toMinutes()
            && (!its.causes().contains(Cause.TOO_LARGE)
                || number - run.getLast().number() <= LEAD + RETRIES));
  }

  /** Whether every minute ended. */
  boolean isEnded() {
    Minute until = Times.minute(scenario.calm());
    return reader.books.stream()
        .allMatch(book ->
            book.watermarks.decide(until)
                && book.minutes.values().stream().allMatch(its -> isFinal(its.state())));
  }

  private static boolean isFinal(MinuteState state) {
    return switch (state) {
      case MinuteState.Incomplete _, MinuteState.Replaying _ -> false;
      case MinuteState.Recovered _, MinuteState.NotAttempted _, MinuteState.Lost _ -> true;
    };
  }

  void end(boolean live) {
    if (!live) {
      violate("live: not all minutes ended");
    }
    x.brokenLimits.forEach(limit -> violate("bounds: " + limit));
    for (Book book : reader.books) {
      for (IncompleteMinute its : book.minutes.values()) {
        see(its);
      }
    }
  }

  private void see(IncompleteMinute its) {
    seen.add(its.state().getClass().getSimpleName());
    its.causes().forEach(cause -> seen.add(cause.wire()));
    if (its.state() instanceof MinuteState.Lost lost) {
      seen.add("lost: " + lost.loss().wire());
    }
  }

  /** Minutes that are called lost although a window could have brought them. */
  long lostThatWereNot() {
    long many = 0;
    for (int i = 0; i < reader.books.size(); i++) {
      Set<Long> spoilt = spoiltByTooLarge(i);
      for (IncompleteMinute its : reader.books.get(i).minutes.values()) {
        many += its.state() instanceof MinuteState.Lost lost && isKept(its, lost, spoilt) ? 1 : 0;
      }
    }
    return many;
  }

  private boolean isKept(IncompleteMinute its, MinuteState.Lost lost, Set<Long> spoilt) {
    return switch (lost.loss()) {
      case TOO_LARGE -> !spoilt.contains(its.minute().number() - Times.minute(0).number());
      case REPLAY_NOT_ENABLED -> !scenario.has(Trouble.NOT_ENABLED);
      case WEBHOOK_GONE -> its.webhookIds().stream().noneMatch(x.gone::contains);
      case HORIZON -> !scenario.has(Trouble.HORIZON);
    };
  }

  /** Every window that brings one of these brings what is too large, too, and is never complete. */
  private Set<Long> spoiltByTooLarge(int endpoint) {
    Set<Long> spoilt = new HashSet<>();
    x.activities.stream()
        .filter(its -> its.endpoint == endpoint && its.tooLarge)
        .flatMap(its -> its.minutes.stream())
        .flatMapToLong(at -> LongStream.rangeClosed(at - RETRIES - DOUBT, at + LEAD + DOUBT))
        .forEach(spoilt::add);
    return spoilt;
  }
}

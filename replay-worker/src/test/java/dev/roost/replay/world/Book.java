package dev.roost.replay.world;

import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.Endpoint;
import dev.roost.replay.rule.Evidence;
import dev.roost.replay.rule.IncompleteMinute;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.MinuteState;
import dev.roost.replay.rule.Minutes;
import dev.roost.replay.rule.Oversized;
import dev.roost.replay.rule.Signature;
import dev.roost.replay.rule.Span;
import dev.roost.replay.rule.Verdict;
import dev.roost.replay.rule.Watermarks;
import dev.roost.replay.rule.WebhookIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Evidence and minutes of one endpoint, in memory instead of PostgreSQL. */
final class Book {

  /** Evidence, and which of its minutes were named. */
  private static final class Entry {
    Evidence evidence;
    Minute next = new Minute(Long.MIN_VALUE);
    final Set<Signature> unseen = new HashSet<>();

    Entry(Evidence evidence) {
      this.evidence = evidence;
    }
  }

  final Endpoint endpoint;
  final NavigableMap<Minute, IncompleteMinute> minutes = new TreeMap<>();
  Instant lastOpen;

  private final RuleSet rules;
  private final Instant since;
  private final Map<Evidence.Key, Entry> entries = new LinkedHashMap<>();
  private final Map<Signature, List<Entry>> bySignature = new HashMap<>();
  private final Set<Signature> received = new HashSet<>();
  private final Set<Signature> delivered = new HashSet<>();
  private Oversized oversized = new Oversized(Map.of());
  private final List<Entry> open = new ArrayList<>();
  WebhookIds ids;
  Watermarks watermarks;

  Book(Endpoint endpoint, RuleSet rules, WebhookIds ids, Instant since) {
    this.endpoint = endpoint;
    this.rules = rules;
    this.ids = ids;
    this.since = since;
    lastOpen = since;
    watermarks = new Watermarks(since, since, since, since);
  }

  void add(Evidence evidence, Instant now) {
    Entry entry = entries.get(evidence.key());
    if (entry == null) {
      entry = new Entry(evidence);
      if (evidence.proof() instanceof Evidence.Proof.Receipts receipts) {
        Set<Signature> found = evidence.cause() == Cause.REFUSED ? received : delivered;
        receipts.signatures().stream()
            .filter(its -> !found.contains(its))
            .forEach(entry.unseen::add);
        if (entry.unseen.isEmpty()) {
          return;
        }
        for (Signature signature : entry.unseen) {
          bySignature.computeIfAbsent(signature, _ -> new ArrayList<>(1)).add(entry);
        }
      }
      entries.put(evidence.key(), entry);
    } else if (!entry.evidence.isOpen()) {
      return;
    }
    entry.evidence = evidence;
    open.remove(entry);
    if (evidence.isOpen()) {
      open.add(entry);
    }
    if (evidence.cause() == Cause.UNHEARD) {
      Instant to = ((Span.Closed) evidence.span()).to();
      lastOpen = to.isAfter(lastOpen) ? to : lastOpen;
    }
    if (!oversized.isReplayed(evidence, rules.settings)) {
      name(entry, now);
    }
    oversized = oversized.and(evidence);
  }

  boolean isDeadLetter(Signature signature) {
    return bySignature.getOrDefault(signature, List.of()).stream()
        .anyMatch(its -> its.evidence.cause() == Cause.DEAD_LETTERED);
  }

  /** A dead letter among what is replayed: whichever open minute it belongs to. */
  boolean addDeadLetterOfJob(Signature signature) {
    List<Minute> its =
        minutes.values().stream()
            .filter(minute ->
                minute.state() instanceof MinuteState.Replaying
                    || minute.state() instanceof MinuteState.Incomplete)
            .map(IncompleteMinute::minute)
            .toList();
    if (its.isEmpty()) {
      return false;
    }
    Entry entry =
        new Entry(
            Evidence.deadLettered(endpoint, signature, new Minutes(its.getFirst(), its.getLast())));
    entry.unseen.add(signature);
    bySignature.computeIfAbsent(signature, _ -> new ArrayList<>(1)).add(entry);
    entries.put(entry.evidence.key(), entry);
    its.forEach(minute -> name(minute, Cause.DEAD_LETTERED));
    entry.next = its.getLast().plus(1);
    return true;
  }

  /** Names the minutes that have begun meanwhile. */
  void extend(Instant now) {
    if (!open.isEmpty()) {
      lastOpen = now.isAfter(lastOpen) ? now : lastOpen;
    }
    for (Entry entry : open) {
      name(entry, now);
    }
  }

  boolean hasOpenEvidence() {
    return !open.isEmpty();
  }

  private void name(Entry entry, Instant now) {
    Minutes its = rules.minutes(entry.evidence, now).orElse(null);
    if (its == null) {
      return;
    }
    Minute first = its.first().compareTo(entry.next) > 0 ? its.first() : entry.next;
    for (Minute minute = first; minute.compareTo(its.last()) <= 0; minute = minute.plus(1)) {
      name(minute, entry.evidence.cause());
      entry.next = minute.plus(1);
    }
  }

  private void name(Minute minute, Cause cause) {
    Set<String> under = rules.webhookIds(ids, minute);
    IncompleteMinute found = minutes.get(minute);
    minutes.put(
        minute,
        found == null
            ? IncompleteMinute.named(endpoint, minute, under, cause)
            : found.named(under, cause, rules.settings));
  }

  /** The bytes with this signature are in the log, and perhaps delivered. */
  void received(Signature signature, boolean wasDelivered) {
    received.add(signature);
    if (wasDelivered) {
      delivered.add(signature);
    }
    List<Entry> waiting = bySignature.get(signature);
    if (waiting != null) {
      for (Entry entry : List.copyOf(waiting)) {
        if (entry.evidence.cause() == Cause.REFUSED || wasDelivered) {
          waiting.remove(entry);
          entry.unseen.remove(signature);
          if (entry.unseen.isEmpty()) {
            settle(entry);
          }
        }
      }
    }
  }

  private void settle(Entry entry) {
    entries.remove(entry.evidence.key());
    Cause cause = entry.evidence.cause();
    entry.evidence.span().minutes(Instant.MIN).stream()
        .filter(minutes::containsKey)
        .filter(minute -> !isNamed(minute, cause))
        .forEach(minute -> change(minute, its -> its.settled(cause)));
  }

  private boolean isNamed(Minute minute, Cause cause) {
    return entries.values().stream()
        .filter(its -> its.evidence.cause() == cause)
        .anyMatch(its ->
            minute.compareTo(its.next) < 0
                && !its.evidence.isOpen()
                && its.evidence.span().minutes(Instant.MIN).contains(minute));
  }

  Collection<Evidence> unsettled() {
    return entries.values().stream().map(its -> its.evidence).toList();
  }

  void change(Minute minute, Function<IncompleteMinute, Optional<IncompleteMinute>> how) {
    IncompleteMinute found = minutes.get(minute);
    if (found != null) {
      how.apply(found)
          .ifPresentOrElse(next -> minutes.put(minute, next), () -> minutes.remove(minute));
    }
  }

  void replace(Minute minute, UnaryOperator<IncompleteMinute> how) {
    change(minute, its -> Optional.of(how.apply(its)));
  }

  Verdict verdict(Minute minute) {
    return Verdict.of(minute, since, watermarks, Optional.ofNullable(minutes.get(minute)));
  }
}

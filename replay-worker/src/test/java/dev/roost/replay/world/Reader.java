package dev.roost.replay.world;

import dev.roost.replay.judgement.CompletionWord;
import dev.roost.replay.rule.Chain;
import dev.roost.replay.rule.EndOffsets;
import dev.roost.replay.rule.Evidence;
import dev.roost.replay.rule.Heartbeat;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.Path;
import dev.roost.replay.rule.Probe;
import dev.roost.replay.rule.ReplicaLife;
import dev.roost.replay.rule.Signature;
import dev.roost.replay.rule.Step;
import dev.roost.replay.rule.Validity;
import dev.roost.replay.rule.Watermarks;
import dev.roost.replay.rule.WebhookIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** replay-worker's readers of evidence, in memory. */
final class Reader {

  private static final Duration POLLED_AFTER = Duration.ofMinutes(5);
  private static final Duration FETCHED_EVERY = Duration.ofSeconds(15);

  final List<Book> books = new ArrayList<>();
  final List<Path> paths = new ArrayList<>();
  final List<Validity> validities = new ArrayList<>();
  final List<List<CompletionWord>> words = new ArrayList<>();
  final List<Optional<Instant>> lastReplayed = new ArrayList<>();

  private final Kafka kafka;
  private final XSide x;
  private final Site site;
  private final RuleSet rules;
  private final Map<String, ReplicaLife> lives = new HashMap<>();
  private final Map<String, Instant> unheard = new HashMap<>();
  private final Map<Integer, Chain> chains = new HashMap<>();
  private final List<Instant> polls = new ArrayList<>();
  private int heartbeats;
  private int probes;
  private int receipts;
  private Instant reached;
  private Instant newestReceipt;
  private EndOffsets ends;
  private Instant receiptsUntil;
  private Duration every = Duration.ZERO;

  Reader(Scenario scenario, Kafka kafka, XSide x, Site site, RuleSet rules, Instant since) {
    this.kafka = kafka;
    this.x = x;
    this.site = site;
    this.rules = rules;
    reached = since;
    newestReceipt = since;
    receiptsUntil = since;
    ends = kafka.endOffsets(since);
    for (int i = 0; i < scenario.endpoints(); i++) {
      var endpoint = Site.ENDPOINTS.get(i);
      books.add(new Book(endpoint, rules, x.held(i), since));
      paths.add(new Path(endpoint, since, since));
      validities.add(new Validity.Valid(endpoint, since));
      words.add(new ArrayList<>());
      lastReplayed.add(Optional.empty());
      polls.add(since);
    }
    for (int i = 0; i < Kafka.PARTITIONS; i++) {
      chains.put(i, new Chain(i, 0, since));
    }
  }

  /** Reads all there is. */
  void read(Instant now) {
    for (int i = 0; i < books.size(); i++) {
      moved(i);
    }
    while (heartbeats < kafka.heartbeats.size()) {
      heard(kafka.heartbeats.get(heartbeats++), now);
    }
    reached = now;
    while (probes < kafka.probes.size()) {
      probed(kafka.probes.get(probes++), now);
    }
    while (receipts < kafka.receipts.size()) {
      received(kafka.receipts.get(receipts++), now);
    }
    silences(now);
    for (int i = 0; i < books.size(); i++) {
      poll(i, now);
      paths.get(i).unmonitored(now, rules.settings).ifPresent(its -> add(its, now));
    }
    watermarks(now);
  }

  private void moved(int endpoint) {
    Book book = books.get(endpoint);
    WebhookIds ids = x.held(endpoint);
    if (!ids.equals(book.ids)) {
      book.ids = ids;
      for (Minute minute : List.copyOf(book.minutes.keySet())) {
        book.replace(minute, its -> its.attemptedUnder(rules.webhookIds(ids, minute)));
      }
    }
  }

  private void add(Evidence evidence, Instant now) {
    for (Book book : books) {
      if (evidence.scope().covers(book.endpoint)) {
        book.add(evidence, now);
      }
    }
  }

  private <T> T add(Step<? extends T> step, Instant now) {
    step.evidence().forEach(evidence -> add(evidence, now));
    return step.next();
  }

  private void heard(Heartbeat beat, Instant now) {
    ReplicaLife before = lives.get(beat.replica());
    lives.put(
        beat.replica(),
        add(before == null ? rules.replicas.heard(beat) : rules.replicas.heard(before, beat), now));
    unheard.remove(beat.replica());
    every = beat.every();
  }

  private void probed(Probe probe, Instant now) {
    int endpoint = Site.ENDPOINTS.indexOf(probe.endpoint());
    paths.set(endpoint, add(paths.get(endpoint).probed(probe, rules.settings), now));
    if (probe.outcome() instanceof Probe.Outcome.Echo echo) {
      echoed(echo, probe.at(), now);
      for (Map.Entry<String, ReplicaLife> its : lives.entrySet()) {
        if (its.getValue() instanceof ReplicaLife.Silent silent) {
          its.setValue(silent(silent.echoed(echo.replica(), probe.at()), probe.at(), now));
        }
      }
    }
  }

  private void echoed(Probe.Outcome.Echo echo, Instant at, Instant now) {
    ReplicaLife life = lives.get(echo.replica());
    if (life == null) {
      unheard.put(echo.replica(), at);
      rules.unheard(echo, at).ifPresent(its -> add(its, now));
    } else {
      rules.replicas.echoed(life, at, echo.storing(), reached).ifPresent(its -> add(its, now));
    }
  }

  private ReplicaLife silent(ReplicaLife.Silent silent, Instant at, Instant now) {
    unheard.values().removeIf(its -> its.isBefore(at.minus(POLLED_AFTER)));
    int replicas = unheard.size();
    for (ReplicaLife life : lives.values()) {
      replicas += life instanceof ReplicaLife.Heard || life instanceof ReplicaLife.Silent ? 1 : 0;
    }
    var gone = rules.gone(silent, at, replicas);
    return gone.isPresent() ? add(gone.get(), now) : silent;
  }

  private void received(Delivery.Receipt receipt, Instant now) {
    Delivery delivery = receipt.delivery();
    Instant receivedAt = Times.instant(delivery.receivedAt());
    Chain chain = Objects.requireNonNull(chains.get(receipt.partition()));
    Chain.Link link = chain.receipt(receipt.offset(), receivedAt);
    chains.put(receipt.partition(), link.chain());
    if (link instanceof Chain.Link.Hole hole) {
      add(hole.evidence(), now);
    }
    newestReceipt = receivedAt.isAfter(newestReceipt) ? receivedAt : newestReceipt;
    int endpoint = delivery.endpoint();
    Book book = books.get(endpoint);
    var signature = new Signature(delivery.signature());
    book.received(signature, !receipt.deadLettered());
    if (receipt.deadLettered() && !book.isDeadLetter(signature)) {
      if (!delivery.replayed() || !book.addDeadLetterOfJob(signature)) {
        book.add(rules.deadLettered(book.endpoint, signature, receivedAt), now);
      }
    }
    receipt.word().ifPresent(words.get(endpoint)::add);
    if (delivery.replayed()) {
      lastReplayed.set(
          endpoint,
          Optional.of(lastReplayed.get(endpoint).filter(receivedAt::isBefore).orElse(receivedAt)));
    } else {
      validities.set(endpoint, add(validities.get(endpoint).proven(receivedAt), now));
    }
  }

  private void silences(Instant now) {
    for (Map.Entry<String, ReplicaLife> its : lives.entrySet()) {
      if (its.getValue() instanceof ReplicaLife.Heard heard) {
        var silent = rules.replicas.silent(heard, reached);
        if (silent.isPresent()) {
          its.setValue(add(silent.get(), now));
        }
      }
    }
  }

  /** Where replicas can be listed: those that are missing are gone, and each is asked. */
  void list(List<Probe.Outcome.Echo> listed, Instant at, Instant now) {
    listed.forEach(echo -> echoed(echo, at, now));
    for (ReplicaLife life : List.copyOf(lives.values())) {
      if (life instanceof ReplicaLife.Silent silent
          && listed.stream().noneMatch(its -> its.replica().equals(silent.replica()))) {
        lives.put(silent.replica(), add(rules.replicas.gone(silent, at), now));
      }
    }
  }

  private void poll(int endpoint, Instant now) {
    Instant at = site.proberTime();
    Validity before = validities.get(endpoint);
    if (site.isProbing()
        && before.proof().isBefore(at.minus(POLLED_AFTER))
        && !polls.get(endpoint).isAfter(at.minus(POLLED_AFTER))) {
      polls.set(endpoint, at);
      validities.set(endpoint, add(x.isValid() ? before.proven(at) : before.denied(), now));
    }
  }

  private void watermarks(Instant now) {
    for (int i = 0; i < Kafka.PARTITIONS; i++) {
      Chain chain = Objects.requireNonNull(chains.get(i));
      Chain.Link link = chain.beginning(kafka.beginning(i), now);
      chains.put(i, link.chain());
      if (link instanceof Chain.Link.Hole hole) {
        add(hole.evidence(), now);
      }
    }
    if (ends.areReachedBy(chains)) {
      receiptsUntil = rules.receipts(ends, newestReceipt);
      if (!ends.fetchedAt().isAfter(now.minus(FETCHED_EVERY))) {
        ends = kafka.endOffsets(now);
      }
    }
    Instant observed = Watermarks.ofObserved(reached, every, rules.settings);
    for (int i = 0; i < books.size(); i++) {
      Instant valid = validities.get(i).proof();
      books.get(i).watermarks = new Watermarks(observed, observed, receiptsUntil, valid);
    }
  }
}

package dev.roost.outbox.relay;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.outbox.announce.Announcer;
import dev.roost.outbox.relay.Announcement.Acknowledged;
import dev.roost.outbox.relay.Announcement.Failed;
import dev.roost.runtime.logging.KeyedLogger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * One batch: read, announced, and removed as far as it was acknowledged. Keys go side by side, the
 * messages of one key one after the other.
 */
final class Round {

  private static final KeyedLogger LOG = KeyedLogger.of(OutboxRelay.class);
  private static final int KEYS_SIDE_BY_SIDE = 64;

  private final WaitingStore store;
  private final Announcer announcer;
  private final RelaySettings settings;
  private final Clock clock;
  private final LongAdder announced = new LongAdder();
  private final LongAdder failed = new LongAdder();

  Round(WaitingStore store, Announcer announcer, RelaySettings settings, Clock clock) {
    this.store = store;
    this.announcer = announcer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Runs one; tells whether anything was announced, so that there may be more at once. */
  Uni<Boolean> run(Turn turn) {
    return store
        .due(settings.batch(), clock.instant())
        .chain(due -> announceAll(due, turn))
        .chain(this::settle);
  }

  long announced() {
    return announced.sum();
  }

  long failed() {
    return failed.sum();
  }

  private Uni<List<Announcement>> announceAll(List<Waiting> due, Turn turn) {
    return Multi.createFrom()
        .iterable(lines(due))
        .onItem()
        .transformToMulti(line -> oneByOne(line, turn))
        .merge(KEYS_SIDE_BY_SIDE)
        .collect()
        .asList();
  }

  private static Collection<List<Waiting>> lines(List<Waiting> due) {
    return due.stream()
        .collect(Collectors.groupingBy(Waiting::line, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Stops behind the first message that fails, and when the turn has no time left for another. */
  private Multi<Announcement> oneByOne(List<Waiting> line, Turn turn) {
    AtomicBoolean stopped = new AtomicBoolean();
    return Multi.createFrom()
        .iterable(line)
        .onItem()
        .transformToUniAndConcatenate(waiting ->
            Uni.createFrom()
                .deferred(() ->
                    stopped.get() || !turn.allowsSendingAt(clock.instant())
                        ? Uni.createFrom().nullItem()
                        : announce(waiting, turn)
                            .invoke(outcome -> stopped.set(outcome instanceof Failed))));
  }

  private Uni<Announcement> announce(Waiting waiting, Turn turn) {
    return announcer
        .announce(waiting.announcement(turn.epoch()))
        .ifNoItem()
        .after(settings.lease().dividedBy(2))
        .fail()
        .<Announcement>replaceWith(new Acknowledged(waiting))
        .onFailure()
        .recoverWithItem(cause -> new Failed(waiting, cause));
  }

  private Uni<Boolean> settle(List<Announcement> outcomes) {
    List<Long> acknowledged =
        outcomes.stream()
            .filter(Acknowledged.class::isInstance)
            .map(outcome -> outcome.waiting().position())
            .toList();
    announced.add(acknowledged.size());
    return store
        .remove(acknowledged)
        .chain(() -> postponeAll(outcomes))
        .replaceWith(!acknowledged.isEmpty());
  }

  private Uni<Void> postponeAll(List<Announcement> outcomes) {
    return Multi.createFrom()
        .iterable(outcomes)
        .select()
        .where(Failed.class::isInstance)
        .onItem()
        .transformToUniAndConcatenate(outcome -> postpone((Failed) outcome))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> postpone(Failed outcome) {
    Waiting waiting = outcome.waiting();
    // The kind alone: a failure's text may quote what was to be sent.
    String kind = outcome.cause().getClass().getSimpleName();
    int failures = waiting.failures() + 1;
    Instant nextTryAt = clock.instant().plus(settings.pauseAfter(failures));
    failed.increment();
    LOG.warn(
        "Outbox message could not be published",
        key("position", waiting.position()),
        key("topic", waiting.message().topic()),
        key("error", kind),
        key("failures", failures),
        key("retryAt", nextTryAt));
    return store.postpone(waiting.position(), kind, nextTryAt);
  }
}

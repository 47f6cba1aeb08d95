package dev.roost.replay.world;

import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.Endpoint;
import dev.roost.replay.rule.Heartbeat;
import dev.roost.replay.rule.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One start of webhook-ingest. */
final class Replica {

  private static final int NAMED = 256;

  final String name;
  final long skew;
  private final long startedAt;
  private final Map<Heartbeat.Counted, Long> totals = new HashMap<>();
  private final Map<Heartbeat.Counted, Set<Signature>> named = new LinkedHashMap<>();
  boolean alive = true;
  boolean balanced = true;
  boolean isolated;
  boolean wrongKeys;

  Replica(String name, long skew, long startedAt) {
    this.name = name;
    this.skew = skew;
    this.startedAt = startedAt;
  }

  void refuse(Endpoint endpoint, Cause cause, long signature) {
    if (!alive) {
      return;
    }
    var counted = new Heartbeat.Counted(endpoint, cause);
    totals.merge(counted, 1L, Long::sum);
    Set<Signature> known = named.computeIfAbsent(counted, _ -> new HashSet<>());
    if (known.size() < NAMED) {
      known.add(new Signature(signature));
    }
  }

  /** What it says now; the refusals are those since it last could say something. */
  Heartbeat beat(long now, Duration every, boolean stopped) {
    List<Heartbeat.Refusals> refusals = named.isEmpty() ? List.of() : new ArrayList<>(named.size());
    named.forEach((counted, signatures) ->
        refusals.add(
            new Heartbeat.Refusals(
                counted.endpoint(),
                counted.cause(),
                totals.getOrDefault(counted, 0L),
                signatures)));
    named.clear();
    return new Heartbeat(
        name, Times.instant(startedAt + skew), Times.instant(now + skew), every, stopped, refusals);
  }
}

package dev.roost.replay.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is known of a replica of webhook-ingest that was heard at least once. */
public sealed interface ReplicaLife {

  /** Its name. */
  String replica();

  /** What it said last. */
  Last last();

  /**
   * The last heartbeat of a replica.
   *
   * @param totals its counts of refusals
   */
  record Last(Instant sentAt, Duration every, Map<Heartbeat.Counted, Long> totals) {

    public Last {
      totals = Map.copyOf(totals);
    }

    Last followedBy(Heartbeat beat) {
      if (beat.refusals().isEmpty()) {
        return new Last(beat.sentAt(), beat.every(), totals);
      }
      Map<Heartbeat.Counted, Long> after = new HashMap<>(totals);
      beat.refusals().forEach(its -> after.merge(its.counted(), its.total(), Math::max));
      return new Last(beat.sentAt(), beat.every(), after);
    }
  }

  /** It is heard. */
  record Heard(String replica, Last last) implements ReplicaLife {}

  /**
   * It is not heard any more and never said that it stops; X may reach it.
   *
   * @param unechoedSince since when it answered no probe
   * @param echoesOfOthers how many probes others answered since
   */
  record Silent(String replica, Last last, Instant unechoedSince, long echoesOfOthers)
      implements ReplicaLife {

    /** A probe was answered, by it or by another. */
    public Silent echoed(String by, Instant at) {
      return by.equals(replica)
          ? new Silent(replica, last, at, 0)
          : new Silent(replica, last, unechoedSince, echoesOfOthers + 1);
    }
  }

  /** It said that it stops. */
  record Stopped(String replica, Last last) implements ReplicaLife {}

  /** It is known to be gone. */
  record Gone(String replica, Last last) implements ReplicaLife {}
}

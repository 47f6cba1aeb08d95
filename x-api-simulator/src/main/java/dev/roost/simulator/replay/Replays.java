package dev.roost.simulator.replay;

import dev.roost.simulator.activity.ReplayEnd;
import dev.roost.simulator.billing.Bills;
import dev.roost.simulator.delivery.Happening;
import dev.roost.simulator.delivery.Redelivery;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Ids;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.webhook.Webhook;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All replay jobs, one at a time per webhook. */
@Singleton
final class Replays implements Forgetful {

  private final Clock clock = Clock.systemUTC();
  private final Ids ids;
  private final Redelivery redelivery;
  private final Bills bills;
  private final Map<String, Replay> jobs = new LinkedHashMap<>();
  private final Set<String> busy = new HashSet<>();

  Replays(Ids ids, Redelivery redelivery, Bills bills) {
    this.ids = ids;
    this.redelivery = redelivery;
    this.bills = bills;
  }

  /** Keeps other jobs off that webhook; 409 with code 355 if there is one. */
  void claim(Webhook webhook) {
    if (!tryClaim(webhook)) {
      throw new XErrorException(409, 355, "A replay job is already in progress for this webhook.");
    }
  }

  /** The same; {@code false} if there is one. */
  synchronized boolean tryClaim(Webhook webhook) {
    return busy.add(webhook.id());
  }

  /** Lets other jobs come. */
  synchronized void release(Webhook webhook) {
    busy.remove(webhook.id());
  }

  /** Begins a job on a webhook that was claimed for it. */
  synchronized Replay begin(Webhook webhook, Window window) {
    Redelivery.Job job =
        new Redelivery.Job(
            Long.toString(ids.next("replay")),
            jobs.size() + 1,
            webhook,
            window.from(),
            window.to());
    List<Happening> happenings = redelivery.window(job);
    Replay replay = Replay.running(job, clock.instant(), happenings.size());
    jobs.put(job.id(), replay);
    happenings.forEach(it -> bills.add(webhook.app(), it.kind(), it.number()));
    redelivery.send(job, happenings, accepted -> sent(job, accepted));
    return replay;
  }

  synchronized List<Replay> all() {
    return List.copyOf(jobs.values());
  }

  @Override
  public synchronized void forget() {
    jobs.clear();
    busy.clear();
  }

  private synchronized void sent(Redelivery.Job job, long accepted) {
    Replay replay = jobs.get(job.id());
    if (replay == null) {
      // everything was forgotten meanwhile
      return;
    }
    boolean complete = accepted == replay.happenings();
    ReplayEnd end = new ReplayEnd(job.id(), job.webhook().id(), complete);
    redelivery.tell(job, ReplayEnd.KIND, end.body(), () -> told(job, end, accepted));
  }

  private synchronized void told(Redelivery.Job job, ReplayEnd end, long accepted) {
    if (jobs.computeIfPresent(job.id(), (id, it) -> it.over(end.state(), accepted)) != null) {
      release(job.webhook());
    }
  }
}

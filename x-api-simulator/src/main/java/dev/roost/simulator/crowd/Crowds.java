package dev.roost.simulator.crowd;

import dev.roost.simulator.act.Act;
import dev.roost.simulator.act.ActRequest;
import dev.roost.simulator.act.Acts;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import dev.roost.simulator.v2.activity.ActivitySubscription;
import dev.roost.simulator.v2.activity.ActivitySubscriptions;
import dev.roost.simulator.webhook.Subscriptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** The crowds that are about, each on a thread of its own until it is done. */
@Singleton
final class Crowds implements Forgetful {

  private static final int STRANGERS = 5;

  private final Acts acts;
  private final Users users;
  private final Subscriptions subscriptions;
  private final ActivitySubscriptions activities;
  private final Seed seed;
  private final Map<String, March> marches = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("crowd").daemon().unstarted(task));

  Crowds(
      Acts acts,
      Users users,
      Subscriptions subscriptions,
      ActivitySubscriptions activities,
      Seed seed) {
    this.acts = acts;
    this.users = users;
    this.subscriptions = subscriptions;
    this.activities = activities;
    this.seed = seed;
  }

  /** Sends a crowd on its way; 400 if nobody it could use is subscribed. */
  String begin(CrowdResource.Wanted wanted) {
    List<String> insiders = wanted.users() == null ? everybody() : wanted.users();
    insiders =
        insiders.stream()
            .filter(id -> !subscriptions.validWebhooksOf(id).isEmpty() || activities.has(id))
            .toList();
    if (insiders.isEmpty()) {
      throw XErrorException.unusable("users: none of them is subscribed");
    }
    List<String> strangers = users.named("passerby", STRANGERS).stream().map(User::id).toList();
    Mix mix = wanted.mix() == null ? Mix.EVERYDAY : Mix.of(wanted.mix());
    Paces paces =
        new Paces(wanted.perSecond(), wanted.paces() == null ? List.of() : wanted.paces());
    Crowd crowd =
        new Crowd(
            seed.generator("crowd", wanted.seed()), mix, wanted.celebrity(), insiders, strangers);
    String id = "c-" + (marches.size() + 1);
    March march = new March(wanted.happenings(), paces, most -> act(crowd, most));
    marches.put(id, march);
    march.startOn(thread);
    return id;
  }

  private List<String> everybody() {
    return Stream.concat(subscriptions.users().stream(), activities.users().stream())
        .distinct()
        .toList();
  }

  /** How far that crowd is, or 404. */
  March get(String id) {
    March march = marches.get(id);
    if (march == null) {
      throw XErrorException.notFound();
    }
    return march;
  }

  @Override
  public void forget() {
    marches.values().forEach(March::stop);
    marches.clear();
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }

  /** One act; who revokes in a crowd comes back at once, or the crowd would melt away. */
  private int act(Crowd crowd, int most) {
    ActRequest request = crowd.next();
    List<String> webhooks = subscriptions.webhookIdsOf(request.actor());
    List<ActivitySubscription> consented = activities.consentedBy(request.actor());
    int brought = acts.perform(request, most).happenings().size();
    if (request.act() == Act.REVOKE) {
      webhooks.forEach(webhook -> subscriptions.add(webhook, request.actor()));
      activities.restore(consented);
    }
    return brought;
  }
}

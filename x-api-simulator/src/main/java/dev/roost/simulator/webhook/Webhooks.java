package dev.roost.simulator.webhook;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Ids;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The webhooks of all apps, in the order in which they were made. */
@Singleton
public final class Webhooks implements Forgetful {

  private final Ids ids;
  private final CurrentSwitches switches;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Webhook> webhooks = new LinkedHashMap<>();

  Webhooks(Ids ids, CurrentSwitches switches) {
    this.ids = ids;
    this.switches = switches;
  }

  /** The webhook of that id, or 404. */
  public Webhook get(String id) {
    return find(id).orElseThrow(XErrorException::notFound);
  }

  /** The webhook of that id, if there is one. */
  public synchronized Optional<Webhook> find(String id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  /** The webhook of that id if it is that app's, or 404 in X's words. */
  public Webhook of(String app, String id) {
    return find(id)
        .filter(webhook -> webhook.app().equals(app))
        .orElseThrow(XErrorException::noSuchWebhook);
  }

  /** All webhooks of that app. */
  public List<Webhook> of(String app) {
    return all().stream().filter(webhook -> webhook.app().equals(app)).toList();
  }

  /** Those of that app which X shows in that version. */
  public List<Webhook> of(String app, Api api) {
    return of(app).stream().filter(webhook -> isShown(webhook, api)).toList();
  }

  /** Whether X shows it in that version. */
  public boolean isShown(Webhook webhook, Api api) {
    return webhook.api() == api || switches.is(Switch.WEBHOOK_LISTS, "shared");
  }

  /** Takes a webhook away; nothing more happens for it. */
  public synchronized void remove(String id) {
    webhooks.remove(id);
  }

  synchronized List<Webhook> all() {
    return List.copyOf(webhooks.values());
  }

  synchronized Optional<Webhook> find(String app, URI url) {
    return webhooks.values().stream()
        .filter(webhook -> webhook.app().equals(app) && webhook.url().equals(url))
        .findFirst();
  }

  /** Refuses an address that is new where the quota is used up. */
  synchronized void requireRoom(String app, URI url, Quota quota) {
    if (isUsedUp(quota) && find(app, url).isEmpty()) {
      throw XErrorException.badWebhook("Too many resources already created.");
    }
  }

  /** Whether there are as many as there may be. */
  synchronized boolean isUsedUp(Quota quota) {
    long there = webhooks.values().stream().filter(it -> quota.apps().contains(it.app())).count();
    return there >= quota.most();
  }

  /** The webhook of that app at that address, made if there is none, and valid. */
  synchronized Webhook passed(String app, URI url, Quota quota, Api api) {
    requireRoom(app, url, quota);
    Webhook webhook =
        find(app, url).map(known -> known.withValid(true)).orElseGet(() -> made(app, url, api));
    webhooks.put(webhook.id(), webhook);
    return webhook;
  }

  /** Takes a webhook in after a challenge passed, and out after one that disqualifies it. */
  synchronized void judge(String id, Verdict verdict) {
    if (verdict.passed() || verdict.disqualifies()) {
      webhooks.computeIfPresent(id, (key, webhook) -> webhook.withValid(verdict.passed()));
    }
  }

  @Override
  public synchronized void forget() {
    webhooks.clear();
  }

  private Webhook made(String app, URI url, Api api) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Webhook(Long.toString(ids.next("webhook")), app, url, true, now, api);
  }
}

package dev.roost.replay.world;

import dev.roost.replay.plan.Answer;
import dev.roost.replay.rule.Span;
import dev.roost.replay.rule.WebhookIds;
import dev.roost.replay.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** X: activities, attempts, webhooks, replay jobs, limits. */
final class XSide {

  private static final long PERIOD = 15 * Times.MINUTE;

  final List<Activity> activities = new ArrayList<>();
  final Set<Activity> missing = new LinkedHashSet<>();
  final List<String> brokenLimits = new ArrayList<>();

  /** Its webhooks, by endpoint. */
  final String[] webhookIds;

  final Set<String> gone = new HashSet<>();

  private final Scenario scenario;
  private final Agenda agenda;
  private final Site site;
  private final RandomGenerator random;
  private final Set<String> busy = new HashSet<>();
  private final Map<String, Integer> endpoints = new HashMap<>();
  private final Map<Integer, List<WebhookIds.Held>> held = new HashMap<>();
  private final List<Long> asks = new ArrayList<>();
  private int jobs;
  private boolean ended;
  private boolean wasTooLarge;

  XSide(Scenario scenario, Agenda agenda, Site site, RandomGenerator random) {
    this.scenario = scenario;
    this.agenda = agenda;
    this.site = site;
    this.random = random;
    webhookIds = new String[scenario.endpoints()];
    for (int i = 0; i < webhookIds.length; i++) {
      register(i);
      happen(i);
      if (scenario.has(Trouble.FOREIGN_JOBS)) {
        foreign(i);
      }
    }
    for (Trouble.Period period : scenario.periods()) {
      if (period.kind() == Trouble.MOVE) {
        agenda.at(period.from(), () -> move(period.target() % webhookIds.length));
      }
    }
  }

  private void register(int endpoint) {
    Instant now = site.proberTime();
    List<WebhookIds.Held> its = held.computeIfAbsent(endpoint, _ -> new ArrayList<>());
    if (!its.isEmpty()) {
      var last = its.removeLast();
      its.add(new WebhookIds.Held(last.id(), new Span.Closed(last.span().from(), now)));
    }
    webhookIds[endpoint] = "webhook-" + endpoint + "-" + endpoints.size();
    its.add(new WebhookIds.Held(webhookIds[endpoint], new Span.Open(now)));
    endpoints.put(webhookIds[endpoint], endpoint);
  }

  /** As subscription-manager announces it. */
  WebhookIds held(int endpoint) {
    return new WebhookIds(held.getOrDefault(endpoint, List.of()));
  }

  private void move(int endpoint) {
    if (!scenario.oldIdStays()) {
      gone.add(webhookIds[endpoint]);
    }
    register(endpoint);
  }

  /** Whether X has all webhooks valid. */
  boolean isValid() {
    return !scenario.holds(Trouble.WEBHOOK, agenda.now());
  }

  void end() {
    ended = true;
  }

  private void happen(int endpoint) {
    agenda.in(
        5_000 + random.nextInt(60_000),
        () -> {
          if (!ended) {
            begin(endpoint);
            happen(endpoint);
          }
        });
  }

  private void begin(int endpoint) {
    boolean late = random.nextInt(12) == 0;
    boolean rare =
        scenario.has(Trouble.TOO_LARGE)
            && !wasTooLarge
            && agenda.now() > 10 * Times.MINUTE
            && random.nextInt(30) == 0;
    wasTooLarge |= rare;
    boolean unreadable = scenario.has(Trouble.DEAD_LETTERS) && random.nextInt(40) == 0;
    Activity activity =
        new Activity(
            activities.size(), endpoint, webhookIds[endpoint], agenda.now(), rare, unreadable);
    activities.add(activity);
    agenda.in(
        late ? random.nextInt(9 * 60_000) : random.nextInt(2_000), () -> attempt(activity, 0));
  }

  private void attempt(Activity activity, int retry) {
    if (!isValid() || gone.contains(activity.webhookId)) {
      return;
    }
    missing.add(activity);
    site.post(
        new Delivery.Body.Of(activity),
        activity.endpoint,
        false,
        taken -> {
          if (!taken && retry < scenario.retries().length) {
            agenda.in(scenario.retries()[retry], () -> attempt(activity, retry + 1));
          }
        });
  }

  /** A replay is asked for; the window's edges are whole minutes. */
  Answer ask(String webhookId, Window window) {
    long now = agenda.now();
    asks.add(now);
    long recent = asks.stream().filter(at -> at > now - PERIOD).count();
    if (recent > (scenario.v2() ? 100 : 5)) {
      brokenLimits.add("X was asked " + recent + " times within 15 minutes");
    }
    if (scenario.has(Trouble.NOT_ENABLED)) {
      return new Answer.NotEnabled();
    }
    if (gone.contains(webhookId)) {
      return new Answer.WebhookGone();
    }
    if (!isValid()) {
      return new Answer.NotValid();
    }
    long from = Times.millis(window.from());
    long to = Times.millis(window.to());
    if (to > now - (scenario.v2() ? 0 : 10 * Times.MINUTE)
        || from > now - (scenario.v2() ? 0 : 31 * Times.MINUTE)) {
      return new Answer.TooRecent(Times.instant(now));
    }
    if (from < now - scenario.horizon().toMillis() || from >= to) {
      brokenLimits.add("X was asked for a window that it does not keep");
    }
    return begin(webhookId, from, to);
  }

  private Answer begin(String webhookId, long from, long to) {
    if (busy.contains(webhookId)) {
      return new Answer.Busy();
    }
    String job = "x-job-" + ++jobs;
    List<Activity> posts =
        activities.stream()
            .filter(its -> its.webhookId.equals(webhookId) && !its.attempts.isEmpty())
            .filter(its -> its.isIn(from, to, scenario.reading()) && isKept(its))
            .toList();
    run(job, webhookId, posts);
    return new Answer.Accepted(job);
  }

  private boolean isKept(Activity its) {
    long at =
        scenario.reading() == Scenario.Reading.LAST_ATTEMPT
            ? its.attempts.getLast()
            : its.attempts.getFirst();
    return at <= agenda.now() - scenario.storeLag();
  }

  /** Somebody else, by another tool, has X replay. */
  private void foreign(int endpoint) {
    agenda.in(
        (2 + random.nextInt(10)) * Times.MINUTE,
        () -> {
          if (agenda.now() < scenario.calm() + 60 * Times.MINUTE) {
            if (isValid() && !busy.contains(webhookIds[endpoint])) {
              run("foreign-" + ++jobs, webhookIds[endpoint], List.of());
            }
            foreign(endpoint);
          }
        });
  }

  private void run(String job, String webhookId, List<Activity> posts) {
    busy.add(webhookId);
    long begin = 1_000L + random.nextInt(90_000);
    long gap = 20L + random.nextInt(posts.isEmpty() ? 120_000 : 240_000 / posts.size());
    long duration = begin + gap * Math.max(1, posts.size());
    boolean failing =
        scenario.has(Trouble.FAILING_JOBS)
            && agenda.now() < scenario.calm() + 90 * Times.MINUTE
            && random.nextInt(4) == 0;
    boolean[] failed = {failing};
    int many = failing ? posts.size() / 2 : posts.size();
    for (int i = 0; i < many; i++) {
      Activity activity = posts.get(i);
      agenda.in(begin + gap * i, () -> replay(activity, failed));
    }
    boolean early = scenario.has(Trouble.EARLY_WORDS) && random.nextBoolean();
    long word =
        early ? duration - Math.min(40_000, duration / 2) : duration + random.nextInt(20_000);
    agenda.in(word, () -> say(webhookId, job, !failed[0]));
    agenda.in(duration + 5_000, () -> busy.remove(webhookId));
  }

  private void replay(Activity activity, boolean[] failed) {
    if (!isValid()) {
      failed[0] = true;
      return;
    }
    site.post(
        new Delivery.Body.Of(activity), activity.endpoint, true, taken -> failed[0] |= !taken);
  }

  private void say(String webhookId, String job, boolean complete) {
    boolean lost =
        scenario.has(Trouble.LOST_WORDS)
            && agenda.now() < scenario.calm() + 90 * Times.MINUTE
            && random.nextInt(3) == 0;
    Integer endpoint = endpoints.get(webhookId);
    if (!lost && isValid() && endpoint != null) {
      Consumer<Boolean> unheard = _ -> {};
      site.post(new Delivery.Body.End(job, complete), endpoint, true, unheard);
    }
  }
}

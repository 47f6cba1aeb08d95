package dev.roost.stack.demo;

import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.simulator.DeliveryLog;
import dev.roost.stack.simulator.DeliveryLog.Delivery;
import dev.roost.stack.simulator.SimulatorClient;
import dev.roost.stack.simulator.SimulatorClient.Challenge;
import dev.roost.stack.simulator.SimulatorException;
import dev.roost.stack.state.StackFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Plays the demo on a stack that is up; on one already in use it counts only its own. */
public final class Demo {

  private static final Duration PACE = Duration.ofMillis(250);
  private static final Duration SETTLE_DEADLINE = Duration.ofSeconds(60);
  private static final Duration SETTLE_LOOK = Duration.ofMillis(500);
  private static final Duration SETTLE_WORD = Duration.ofSeconds(3);
  private static final Duration LATE_DUPLICATES = Duration.ofSeconds(1);

  private static final long LARGEST_STEP = 1L << 40;

  private final StackFile stack;
  private final Screen screen;
  private final Clock clock;
  private final SimulatorClient simulator;
  private final List<Activity> out = new ArrayList<>();

  public Demo(StackFile stack, Screen screen, Clock clock) {
    this.stack = stack;
    this.screen = screen;
    this.clock = clock;
    this.simulator =
        new SimulatorClient(HttpClient.newHttpClient(), URI.create(stack.simulator().url()));
  }

  /** Plays it, and tells whether every activity came out exactly once. */
  public boolean run() throws SimulatorException, InterruptedException {
    long from = endOfLog();
    String webhookId = challengedWebhook();
    Cast cast = Cast.at(simulator);
    for (String name : Cast.SUBSCRIBED) {
      simulator.subscribe(webhookId, cast.id(name));
    }
    introduce();
    ActivityTable table = new ActivityTable(screen, ZoneId.systemDefault(), cast::name);
    Stage stage = new Stage(simulator, cast);
    try (ActivityFeed feed = new ActivityFeed(stack.kafka().bootstrap())) {
      screen.line(screen.in(Tone.FAINT, table.head()));
      Audience audience = new Audience(feed, cast, table);
      play(stage, audience);
      return settle(stage, audience, from);
    }
  }

  /** Reads, and prints what is of the cast. */
  private final class Audience {

    private final ActivityFeed feed;
    private final Cast cast;
    private final ActivityTable table;

    Audience(ActivityFeed feed, Cast cast, ActivityTable table) {
      this.feed = feed;
      this.cast = cast;
      this.table = table;
    }

    void watch(Duration time) {
      Instant end = clock.instant().plus(time);
      do {
        for (Activity activity : feed.poll(atLeastZero(Duration.between(clock.instant(), end)))) {
          out.add(activity);
          if (cast.includes(activity.forUser())) {
            screen.line(table.row(activity));
          }
        }
      } while (clock.instant().isBefore(end));
    }
  }

  private static Duration atLeastZero(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  private String challengedWebhook() throws SimulatorException, InterruptedException {
    String webhookId = simulator.webhook(stack.demo().app(), stack.demo().webhook());
    Challenge challenge = simulator.challenge(webhookId);
    if (!challenge.valid()) {
      throw new SimulatorException(
          "The webhook did not answer the challenge: " + challenge.error() + ".");
    }
    screen.line(
        "X challenged %s: %s, answered %d in %.0f ms"
            .formatted(
                stack.demo().webhook(),
                screen.in(Tone.GOOD, "passed"),
                challenge.status(),
                challenge.millis()));
    return webhookId;
  }

  private void introduce() {
    screen.line(
        "%s are subscribed; eva is not. They act, while X sends 3 of 10 deliveries more than once,"
            .formatted(String.join(", ", Cast.SUBSCRIBED)));
    screen.line("holds 2 of 10 back, and puts several activities into 1 of 10.");
    screen.line("What a consumer of x.activities and x.direct-messages reads:");
    screen.gap();
  }

  private void play(Stage stage, Audience audience)
      throws SimulatorException, InterruptedException {
    Weather weather = Weather.turnBad(simulator);
    try {
      for (Scene scene : Scene.PLAY) {
        stage.play(scene);
        audience.watch(PACE);
      }
    } finally {
      weather.clear();
    }
  }

  private boolean settle(Stage stage, Audience audience, long from)
      throws SimulatorException, InterruptedException {
    Instant deadline = clock.instant().plus(SETTLE_DEADLINE);
    Instant nextWord = clock.instant().plus(SETTLE_WORD);
    Outlook outlook = outlook(stage, from);
    while (!outlook.isSettled() && clock.instant().isBefore(deadline)) {
      if (clock.instant().isAfter(nextWord)) {
        screen.line(screen.in(Tone.NOTICE, "  " + outlook.sentence()));
        nextWord = nextWord.plus(SETTLE_WORD);
      }
      audience.watch(SETTLE_LOOK);
      outlook = outlook(stage, from);
    }
    audience.watch(LATE_DUPLICATES);
    Outlook end = outlook(stage, from);
    new Balance(end.tally(), Scene.PLAY.size()).print(screen);
    end.missing().forEach(lost -> screen.line("  lost at Roost, known at X as: " + lost));
    return end.isSettled() && end.tally().isExactlyOnce();
  }

  private Outlook outlook(Stage stage, long from) throws SimulatorException, InterruptedException {
    List<Delivery> deliveries = log(from);
    return Outlook.of(stage.happenings(), deliveries, out.stream().map(Activity::body).toList());
  }

  // By halving: a log in use is far too long to be read for its end.
  private long endOfLog() throws SimulatorException, InterruptedException {
    long end = 0;
    for (long step = LARGEST_STEP; step > 0; step /= 2) {
      if (simulator.hasDeliveriesAfter(end + step - 1)) {
        end += step;
      }
    }
    return end;
  }

  /** The whole log after this sequence number. */
  private List<Delivery> log(long after) throws SimulatorException, InterruptedException {
    List<Delivery> all = new ArrayList<>();
    long next = after;
    DeliveryLog page = simulator.deliveries(next);
    while (!page.deliveries().isEmpty()) {
      all.addAll(page.deliveries());
      next = page.next();
      page = simulator.deliveries(next);
    }
    return all;
  }
}

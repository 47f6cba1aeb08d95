package dev.roost.stack.demo;

import dev.roost.contracts.principal.Principal;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.control.ControlClient;
import dev.roost.stack.feed.ActivityFeed;
import dev.roost.stack.feed.ActivityTable;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Plays the demo on a stack that is up, from an app's credentials to what was missed and recovered;
 * on a stack already in use it counts only its own.
 */
public final class Demo {

  private static final String INGEST = "webhook-ingest";
  private static final Duration PACE = Duration.ofMillis(250);
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration LATE_DUPLICATES = Duration.ofSeconds(1);

  // The window's end has passed at X and at replay-worker, too.
  private static final Duration SURELY_PAST = Duration.ofSeconds(1);

  private final StackFile stack;
  private final DemoApi api;
  private final Screen screen;
  private final Clock clock;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SimulatorClient simulator;
  private int step;

  /**
   * A demo that has not begun.
   *
   * @param api through which the people are subscribed
   */
  public Demo(StackFile stack, DemoApi api, Screen screen, Clock clock) {
    this.stack = stack;
    this.api = api;
    this.screen = screen;
    this.clock = clock;
    this.simulator = new SimulatorClient(http, URI.create(stack.simulator().url()));
  }

  /**
   * Plays it, and tells whether every activity came out exactly once, the recovered ones marked.
   */
  public boolean run() throws RefusedException, InterruptedException {
    DeliveriesSince log = DeliveriesSince.now(simulator);
    Cast cast = Cast.at(simulator, api);
    Stage stage = new Stage(simulator, cast);
    prepare(cast);
    try (ActivityFeed feed = feed()) {
      ActivityTable table = new ActivityTable(screen, ZoneId.systemDefault(), cast::name);
      Audience audience = new Audience(feed, cast, table, screen, clock);
      Patience patience = new Patience(screen, clock, audience::watch);
      live(stage, audience, patience, log);
      Window missed = outage(stage, patience, audience, log);
      boolean complete = recover(missed, patience);
      return settle(stage, patience, audience, log) && complete;
    }
  }

  private ActivityFeed feed() throws RefusedException {
    try {
      return new ActivityFeed(stack.kafka().client(Principal.PRIVATE_DOWNSTREAM.userName()));
    } catch (IOException e) {
      throw new RefusedException("What a consumer connects with cannot be read: " + e + ".");
    }
  }

  private void prepare(Cast cast) throws RefusedException, InterruptedException {
    String app = stack.demo().app();
    String endpoint = endpoint();
    Patience patience = new Patience(screen, clock, Thread::sleep);
    Registration registration = new Registration(app, endpoint, api, screen);
    headline("The app's credentials are stored in token-vault");
    registration.putCredentials(client("token-vault", "admin"), simulator.portal(app));
    headline(
        "A webhook of API %s is registered at X, and X challenges it".formatted(api.webhookApi()));
    AdminClient manager = client("subscription-manager", "operator");
    registration.register(manager, patience);
    if (api == DemoApi.ACTIVITY) {
      headline("An operator says which event types are wanted of them");
      registration.wantEventTypes(manager, Cast.CONNECTED.stream().map(cast::id).toList());
    }
    headline("Three people connect through X, each in a browser");
    Connecting connecting =
        new Connecting(URI.create(stack.demo().connect()), app, endpoint, manager, screen);
    for (String name : Cast.CONNECTED) {
      connecting.connect(api.screenName(name), cast.id(name), patience);
    }
  }

  private String endpoint() {
    return api.endpoint(stack.demo().endpoint());
  }

  private void live(Stage stage, Audience audience, Patience patience, DeliveriesSince log)
      throws InterruptedException {
    headline("They are active, and a consumer reads");
    screen.line(
        "  dan and eva are not connected. X sends 3 of 10 deliveries more than once, holds 2 of 10");
    screen.line("  back, and puts several activities into 1 of 10.");
    screen.gap();
    audience.head();
    Weather weather = Weather.turnBad(simulator);
    try {
      play(stage, Scene.PLAY, audience::watch);
      patience.await(DEADLINE, () -> outlook(stage, audience, log).missingWords());
    } finally {
      weather.clear();
    }
  }

  private Window outage(Stage stage, Patience patience, Audience audience, DeliveriesSince log)
      throws RefusedException, InterruptedException {
    headline("webhook-ingest is stopped, and they stay active");
    Weather weather = Weather.turnFair(simulator);
    ControlClient control = new ControlClient(stack.control());
    try {
      Instant first = clock.instant();
      told(control.stop(INGEST));
      play(stage, Scene.MISSED, audience::watch);
      patience.await(DEADLINE, () -> outlook(stage, audience, log).underWay());
      Instant last = clock.instant();
      screen.line(
          "  X has used up its retries for %d activities"
              .formatted(outlook(stage, audience, log).tally().givenUp()));
      return Window.around(first, last);
    } catch (IOException e) {
      throw new RefusedException("The supervisor did not answer: " + e + ".");
    } finally {
      startAgain(control);
      weather.clear();
    }
  }

  private void startAgain(ControlClient control) throws RefusedException, InterruptedException {
    try {
      told(control.start(INGEST));
    } catch (IOException e) {
      throw new RefusedException("The supervisor did not answer: " + e + ".");
    }
  }

  private void told(ControlClient.Answer answer) throws RefusedException {
    if (!answer.done()) {
      throw new RefusedException(answer.sentence());
    }
    screen.line("  " + answer.sentence());
  }

  private boolean recover(Window window, Patience patience)
      throws RefusedException, InterruptedException {
    headline("replay-worker requests a replay of what was missed");
    screen.line("  from %s to %s".formatted(window.from(), window.to()));
    Instant past = window.to().plus(SURELY_PAST);
    if (past.isAfter(clock.instant())) {
      screen.line("  X replays whole minutes that are over; the last one still runs for");
      Countdown.until(past, screen, clock, patience.meanwhile());
    }
    AdminClient replays = client("replay-worker", "operator");
    return new Recovery(stack.demo().app(), endpoint(), replays, screen).recover(window, patience);
  }

  private boolean settle(Stage stage, Patience patience, Audience audience, DeliveriesSince log)
      throws InterruptedException {
    patience.await(DEADLINE, () -> outlook(stage, audience, log).missingWords());
    audience.watch(LATE_DUPLICATES);
    Outlook end = outlook(stage, audience, log);
    new Balance(end.tally(), Scene.PLAY.size() + Scene.MISSED.size()).print(screen);
    end.missing().forEach(lost -> screen.line("  lost, named at X: " + lost));
    if (api == DemoApi.ACTIVITY) {
      new Bill(simulator.billing(stack.demo().app())).print(screen);
    }
    return end.isSettled() && end.tally().isRight();
  }

  private void play(Stage stage, List<Scene> scenes, Patience.Meanwhile meanwhile)
      throws InterruptedException {
    for (Scene scene : scenes) {
      stage.play(scene);
      meanwhile.pass(PACE);
    }
  }

  private static Outlook outlook(Stage stage, Audience audience, DeliveriesSince log)
      throws InterruptedException {
    return Outlook.of(stage.happenings(), log.read(), audience.out());
  }

  private void headline(String text) {
    step++;
    screen.gap();
    screen.line(screen.in(Tone.STRONG, step + "  " + text));
  }

  private AdminClient client(String service, String role) {
    String token = Objects.requireNonNull(stack.tokens().get(role));
    return new AdminClient(http, url(service), Path.of(token));
  }

  private URI url(String service) {
    StackFile.Service found = Objects.requireNonNull(stack.services().get(service));
    return URI.create(Objects.requireNonNull(found.url()));
  }
}

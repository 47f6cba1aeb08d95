package dev.roost.replay.world;

import dev.roost.replay.plan.Answer;
import dev.roost.replay.rule.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** One seed's world, run until all its minutes have ended. */
final class World {

  private static final long LONGEST = 12 * 60 * Times.MINUTE;

  /** What was found. */
  record Result(
      long seed,
      Scenario scenario,
      List<String> violations,
      Set<String> seen,
      boolean diverged,
      long minutes,
      long lostThatWereNot) {}

  private final long seed;
  private final SplittableRandom random;
  private final Agenda agenda = new Agenda();
  private final RuleSet rules;
  private final Scenario scenario;
  private final Kafka kafka;
  private final Site site;
  private final XSide x;
  private final Reader reader;
  private final Dispatcher dispatcher;
  private final Watch watch;
  private final long workerSkew;

  private World(long seed, RuleSet rules) {
    this.seed = seed;
    this.rules = rules;
    random = new SplittableRandom(seed);
    scenario = Scenario.draw(random.split());
    kafka = new Kafka(scenario, agenda);
    site = new Site(scenario, agenda, kafka, rules, random.split());
    workerSkew = site.skew();
    x = new XSide(scenario, agenda, site, random.split());
    reader = new Reader(scenario, kafka, x, site, rules, Times.instant(workerSkew));
    dispatcher = new Dispatcher(scenario, reader, rules, x, random.split(), this::send);
    watch = new Watch(scenario, agenda, x, reader, dispatcher);
    if (random.nextInt(8) == 0) {
      agenda.at(scenario.calm(), this::askByHand);
    }
  }

  static Result run(long seed, RuleSet rules) {
    World world = new World(seed, rules);
    return world.run();
  }

  private Result run() {
    long repaired = scenario.calm() + 20 * Times.MINUTE;
    agenda.at(repaired, kafka::retryDeadLetters);
    long earliest = scenario.has(Trouble.DEAD_LETTERS) ? repaired : scenario.calm();
    long now = 0;
    boolean ended = false;
    while (!ended && now < scenario.calm() + LONGEST) {
      now += scenario.step(now);
      agenda.runTo(now);
      step(now);
      ended = now % Times.MINUTE == 0 && now > earliest + 5 * Times.MINUTE && watch.isEnded();
    }
    x.end();
    watch.end(ended);
    return new Result(
        seed,
        scenario,
        watch.violations,
        watch.seen,
        rules.diverged,
        now / Times.MINUTE * scenario.endpoints(),
        watch.lostThatWereNot());
  }

  private void step(long now) {
    site.tick();
    kafka.run();
    if (!isWorking()) {
      watch.forget();
      return;
    }
    Instant its = workerTime();
    boolean reads = kafka.isUp();
    if (reads) {
      reader.read(its);
      if (scenario.listed() && site.isProbing() && now % 15_000 == 0) {
        reader.list(site.list(), site.proberTime(), its);
      }
      reader.books.forEach(book -> book.extend(its));
    }
    if (now % 15_000 == 0) {
      dispatcher.run(its);
      watch.look(its);
    }
  }

  private boolean isWorking() {
    return !scenario.holds(Trouble.WORKER, agenda.now());
  }

  private Instant workerTime() {
    return Times.instant(agenda.now() + workerSkew);
  }

  private void askByHand() {
    Instant from = Times.instant(scenario.calm() - 30 * Times.MINUTE);
    Book book = reader.books.getFirst();
    book.add(
        Evidence.byHand(book.endpoint, "a-request", from, from.plusSeconds(300)), workerTime());
  }

  private void send(int endpoint, Dispatcher.Asked asked) {
    watch.sent(endpoint, asked);
    boolean troubled =
        scenario.has(Trouble.LOST_ASKS)
            && agenda.now() < scenario.calm() + 90 * Times.MINUTE
            && random.nextInt(3) == 0;
    boolean arrives = !troubled || random.nextInt(3) > 0;
    if (arrives) {
      long way = random.nextInt(troubled ? 25_000 : 2_000);
      agenda.in(way, () -> arrive(endpoint, asked, troubled && random.nextBoolean()));
    }
  }

  private void arrive(int endpoint, Dispatcher.Asked asked, boolean lost) {
    Answer answer = x.ask(asked.ask.webhookId(), asked.ask.window());
    Instant date = Times.instant(agenda.now() / 1000 * 1000);
    if (!lost) {
      agenda.in(
          random.nextInt(3_000),
          () -> {
            if (isWorking()) {
              watch.answered(asked, workerTime());
              dispatcher.answered(endpoint, asked, answer, date, workerTime());
            }
          });
    }
  }
}

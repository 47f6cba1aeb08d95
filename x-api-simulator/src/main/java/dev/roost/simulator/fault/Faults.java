package dev.roost.simulator.fault;

import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Decides what goes wrong. Each decision is drawn from the seed and the number of the happening it
 * is about, so it is the same in each run, whatever else happens and however fast.
 */
@Singleton
public final class Faults implements Forgetful {

  private static final int LONGEST_DELAY_MILLIS = 2_000;
  private static final int LATEST_COPY_MILLIS = 500;

  private final Seed seed;
  private volatile FaultRates rates = FaultRates.NONE;

  /** No faults yet. */
  public Faults(Seed seed) {
    this.seed = seed;
  }

  /** What goes wrong with the delivery that begins with that happening. */
  public FaultPlan forDelivery(long happening) {
    RandomGenerator delay = seed.generator("fault delay", happening);
    boolean held = delay.nextDouble() < rates.delay();
    Duration wait =
        held ? Duration.ofMillis(delay.nextInt(1, LONGEST_DELAY_MILLIS + 1)) : Duration.ZERO;
    return new FaultPlan(
        copies(happening), wait, hits("fault reorder", happening, rates.reorder()));
  }

  /** What goes wrong with one attempt of that delivery or copy; the first that hits. */
  public Mischief forAttempt(long happening, int copy, int attempt) {
    long n = (happening * 16 + copy) * 16 + attempt;
    Mischief breaking = breaking(n);
    if (breaking != Mischief.NONE) {
      return breaking;
    }
    return hits("fault slow body", n, rates.slowBody()) ? Mischief.SLOW_BODY : Mischief.NONE;
  }

  /** The same for the attempt after which X gives up. */
  public Mischief forLastAttempt(long happening, int copy, int attempt) {
    Mischief mischief = forAttempt(happening, copy, attempt);
    return rates.sparesLast() && mischief.breaksTheAttempt() ? Mischief.NONE : mischief;
  }

  /** How many happenings, beginning with that one, travel in one body: 1, or 2 to 4. */
  public int bundleSize(long happening) {
    RandomGenerator random = seed.generator("fault batch", happening);
    return random.nextDouble() < rates.batch() ? random.nextInt(2, 5) : 1;
  }

  /** The rates in force. */
  public FaultRates rates() {
    return rates;
  }

  /** Puts other rates in force, for all decisions from now on. */
  public void set(FaultRates wanted) {
    rates = wanted;
  }

  @Override
  public void forget() {
    rates = FaultRates.NONE;
  }

  private Mischief breaking(long n) {
    if (hits("fault reset", n, rates.reset())) {
      return Mischief.RESET;
    }
    if (hits("fault lost answer", n, rates.lostAnswer())) {
      return Mischief.LOST_ANSWER;
    }
    if (hits("fault timeout", n, rates.timeout())) {
      return Mischief.TIMEOUT;
    }
    return hits("fault stalled body", n, rates.stalledBody())
        ? Mischief.STALLED_BODY
        : Mischief.NONE;
  }

  private List<Duration> copies(long happening) {
    RandomGenerator random = seed.generator("fault duplicate", happening);
    if (random.nextDouble() >= rates.duplicate()) {
      return List.of();
    }
    int further = random.nextInt(1, rates.maxCopies());
    return Stream.generate(() -> copyAfter(random)).limit(further).toList();
  }

  /** Half of the copies come at once, side by side with the original. */
  private static Duration copyAfter(RandomGenerator random) {
    return Duration.ofMillis(random.nextBoolean() ? 0 : random.nextInt(1, LATEST_COPY_MILLIS));
  }

  private boolean hits(String concern, long n, double rate) {
    return seed.generator(concern, n).nextDouble() < rate;
  }
}

package dev.roost.system.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is ordered of Roost and when, and what X's endpoints do wrong then.
 *
 * @param steps in the order of their seconds
 */
public record Orders(List<Step> steps) {

  /** Who connect through the pages before anything goes wrong; the first stays subscribed. */
  public static final int PEOPLE = 3;

  private static final int FIRST = 5;

  /** Before, there is hardly anything to replay. */
  private static final int FIRST_REPLAY = 25;

  private static final int QUIET_END = 12;

  /**
   * One order.
   *
   * @param second when it is given
   * @param fault what X's endpoints do wrong from right before on, until the next order
   */
  public record Step(int second, ApiFault fault, Order order) {
    @Override
    public String toString() {
      return "%3d s  %s, X's endpoints: %s".formatted(second, order, fault);
    }
  }

  public Orders {
    steps = List.copyOf(steps);
  }

  /** What a seed draws, for so long. */
  static Orders of(long seed, Duration lasts) {
    Chance chance = Chance.of(seed, "orders");
    Set<Integer> unsubscribed = new TreeSet<>();
    List<Step> steps = new ArrayList<>();
    boolean replayed = false;
    for (int at = chance.between(FIRST, FIRST + 4);
        at < lasts.toSeconds() - QUIET_END;
        at += chance.between(6, 12)) {
      Order order = order(chance, unsubscribed, !replayed && at >= FIRST_REPLAY);
      replayed |= order instanceof Order.Replay;
      steps.add(new Step(at, chance.any(List.of(ApiFault.values())), order));
    }
    return new Orders(steps);
  }

  private static Order order(Chance chance, Set<Integer> unsubscribed, boolean mayReplay) {
    if (mayReplay && chance.percent(40)) {
      return new Order.Replay();
    }
    return switch (chance.between(0, 5)) {
      case 0 -> new Order.Challenge();
      case 1 -> new Order.WantWebhook();
      default -> {
        int person = chance.between(1, PEOPLE - 1);
        if (unsubscribed.remove(person)) {
          yield new Order.Subscribe(person);
        }
        unsubscribed.add(person);
        yield new Order.Unsubscribe(person);
      }
    };
  }

  /** Whether that person is subscribed when all is done. */
  public boolean endsSubscribed(int person) {
    boolean subscribed = true;
    for (Step step : steps) {
      if (step.order() instanceof Order.Subscribe(int who) && who == person) {
        subscribed = true;
      } else if (step.order() instanceof Order.Unsubscribe(int who) && who == person) {
        subscribed = false;
      }
    }
    return subscribed;
  }
}

package dev.roost.simulatorclient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What X would bill an app since the simulator began.
 *
 * @param items a line for each day of UTC and event type
 */
public record Billing(List<Item> items) {

  /** Copies what it is given. */
  public Billing {
    items = List.copyOf(items);
  }

  /**
   * A line of the bill.
   *
   * @param day a day of UTC, {@code yyyy-mm-dd}
   * @param events how many events were sent, each counted once a day
   * @param microDollars what all of them cost, in millionths of a US dollar; null where X has
   *     published no price
   */
  public record Item(
      String app,
      String day,
      String eventType,
      String priceClass,
      long events,
      @Nullable Long microDollars) {}

  /** The sum of all prices that X has published, in millionths of a US dollar. */
  public long microDollars() {
    return items.stream()
        .map(Item::microDollars)
        .mapToLong(price -> price == null ? 0 : price)
        .sum();
  }

  Billing of(String app) {
    return new Billing(items.stream().filter(item -> item.app().equals(app)).toList());
  }
}

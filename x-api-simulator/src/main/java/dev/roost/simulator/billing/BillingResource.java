package dev.roost.simulator.billing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The bill by the back door. */
@Path("/simulator/billing")
public final class BillingResource {

  private final Bills bills;

  BillingResource(Bills bills) {
    this.bills = bills;
  }

  /**
   * The bill of all apps.
   *
   * @param microDollars the sum of all prices that X has published, in millionths of a US dollar
   * @param withoutPrice how many events there are whose price X has not published
   */
  public record Bill(List<Bills.Item> items, long microDollars, long withoutPrice) {}

  /** All that was billed since the start. */
  @GET
  public Bill bill() {
    List<Bills.Item> items = bills.items();
    long sum = 0;
    long without = 0;
    for (Bills.Item item : items) {
      Long price = item.microDollars();
      sum += price == null ? 0 : price;
      without += price == null ? item.events() : 0;
    }
    return new Bill(items, sum, without);
  }
}

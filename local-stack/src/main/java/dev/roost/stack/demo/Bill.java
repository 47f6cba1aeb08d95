package dev.roost.stack.demo;

import dev.roost.simulatorclient.Billing;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What X would bill for the app's events of the X Activity API, since the simulator began. */
record Bill(Billing billing) {

  /** A US dollar has a million of the simulator's units. */
  private static final int DECIMALS = 6;

  void print(Screen screen) {
    screen.line("  X would bill, each event once a day (UTC):");
    for (Billing.Item item : billing.items()) {
      Long price = item.microDollars();
      screen.line(
          "  %-26s%5d  %s"
              .formatted(item.eventType(), item.events(), screen.in(Tone.FAINT, price(price))));
    }
    screen.line("  %-31s  %s".formatted("together", dollars(billing.microDollars())));
    screen.gap();
  }

  private static String price(@Nullable Long microDollars) {
    if (microDollars == null) {
      return "price not published";
    }
    return microDollars == 0 ? "not billed" : dollars(microDollars);
  }

  static String dollars(long microDollars) {
    return "$" + BigDecimal.valueOf(microDollars, DECIMALS).setScale(3, RoundingMode.HALF_UP);
  }
}

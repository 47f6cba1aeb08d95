package dev.roost.subscriptions.limit;

/** What may be used up. */
public enum Limit {
  /** Pages opened from one network. */
  ADDRESS_PAGES("limited-address-pages", "limits.address.pages-per-minute"),
  /** Forms sent from one network. */
  ADDRESS_HANDSHAKES("limited-address-handshakes", "limits.address.handshakes-per-minute"),
  /** Forms sent to an app's page without the page's token. */
  APP_WITHOUT_PAGE("limited-app-without-page", "limits.app.without-page-per-minute"),
  /** Handshakes begun for an app in a short time. */
  APP_HANDSHAKES("limited-app-handshakes", "limits.app.handshakes-per-minute"),
  /** Handshakes of an app that the vault and X are asked to begin at a time. */
  APP_CONCURRENT_HANDSHAKES(
      "limited-app-concurrent-handshakes", "limits.app.concurrent-handshakes"),
  /** Handshakes begun for an app since midnight, UTC. */
  APP_DAY("limited-app-day", "max-handshakes-per-day");

  private final String outcome;
  private final String property;

  Limit(String outcome, String property) {
    this.outcome = outcome;
    this.property = "roost.subscriptions.connect." + property;
  }

  /** The metric's tag value. */
  public String outcome() {
    return outcome;
  }

  /** The setting that has it. */
  String property() {
    return property;
  }
}

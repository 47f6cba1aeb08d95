package dev.roost.simulator.handshake;

import dev.roost.simulator.app.App;
import dev.roost.simulator.error.XErrorException;

/** Where an app may send people back to: exactly what its list in X's portal says. */
final class Callbacks {

  private Callbacks() {}

  /** 403 with code 415 for an address that is not on the list. */
  static void require(App app, String callback) {
    if (!app.terms().callbacks().contains(callback) && !callback.equals(RequestToken.OUT_OF_BAND)) {
      throw new XErrorException(
          403,
          415,
          "Callback URL not approved for this client application. Approved callback URLs can be"
              + " adjusted in your application settings");
    }
  }
}

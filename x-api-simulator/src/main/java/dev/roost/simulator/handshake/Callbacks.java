package dev.roost.simulator.handshake;

import dev.roost.simulator.app.App;
import dev.roost.simulator.error.XErrorException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Where an app may send people back to: what its list says, or without a list any loopback. */
final class Callbacks {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Callbacks() {}

  /** 403 with code 415 for an address that is not approved. */
  static void require(App app, String callback) {
    List<String> approved = app.terms().callbacks();
    boolean known = approved.isEmpty() ? isLoopback(callback) : approved.contains(plain(callback));
    if (!known && !callback.equals(RequestToken.OUT_OF_BAND)) {
      throw new XErrorException(
          403,
          415,
          "Callback URL not approved for this client application. Approved callback URLs can be"
              + " adjusted in your application settings");
    }
  }

  private static String plain(String callback) {
    int query = callback.indexOf('?');
    return query < 0 ? callback : callback.substring(0, query);
  }

  private static boolean isLoopback(String callback) {
    try {
      URI address = new URI(callback);
      return address.getHost() != null
          && LOOPBACK.contains(address.getHost())
          && Set.of("http", "https").contains(address.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

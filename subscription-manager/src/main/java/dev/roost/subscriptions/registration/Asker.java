package dev.roost.subscriptions.registration;

import dev.roost.xapi.endpoint.CallGuard;

/**
 * In whose name X is asked.
 *
 * @param app the app
 * @param lease looked at before each call; none where no row is held
 */
record Asker(String app, CallGuard lease) {

  /** Somebody who waits for the answer, and holds no row. */
  static Asker of(String app) {
    return new Asker(app, CallGuard.NONE);
  }
}

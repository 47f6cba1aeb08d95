package dev.roost.simulator.app;

import java.util.List;

/**
 * What X lets an app do.
 *
 * @param callbacks the addresses to which people may be sent back; exactly so; without one there is
 *     no way back but a PIN
 * @param permission what its tokens may do at most
 * @param accountActivity whether X has enabled the Account Activity API for it
 */
public record Terms(List<String> callbacks, Permission permission, boolean accountActivity) {

  /** A copy of the callbacks is kept. */
  public Terms {
    callbacks = List.copyOf(callbacks);
  }

  static Terms usual() {
    return new Terms(List.of(), Permission.DIRECT_MESSAGES, true);
  }
}

package dev.roost.simulator.signing;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Every nonce seen while its timestamp can still come, so that no call counts twice. */
final class Nonces {

  private final TreeMap<Long, Set<String>> seen = new TreeMap<>();

  /**
   * Remembers a nonce.
   *
   * @param nonce with the key and the token it was used with
   * @param second its timestamp
   * @param oldest timestamps before this one are refused anyway
   * @return whether it was new
   */
  synchronized boolean isNew(String nonce, long second, long oldest) {
    seen.headMap(oldest).clear();
    return seen.computeIfAbsent(second, any -> new HashSet<>()).add(nonce);
  }

  synchronized void forget() {
    seen.clear();
  }
}

package dev.roost.ingest.source;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who called. Whoever holds the connection, unless that is a trusted proxy: then whom it names, and
 * so on. What stands further left in the header was written by the caller, and means nothing.
 *
 * <pre>
 *   X-Forwarded-For: forged, the caller, outer proxy        peer: inner proxy
 *                            └─ found  ◀─ trusted     ◀──────────── trusted
 * </pre>
 */
final class Caller {

  private final Networks trustedProxies;

  Caller(Networks trustedProxies) {
    this.trustedProxies = trustedProxies;
  }

  /** The address, empty where a trusted proxy names none that can be read. */
  Optional<InetAddress> of(String peer, List<String> hops) {
    Optional<InetAddress> at = literal(peer);
    for (String hop : hops.reversed()) {
      if (at.filter(trustedProxies::contain).isEmpty()) {
        return at;
      }
      at = literal(hop);
    }
    return at;
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}

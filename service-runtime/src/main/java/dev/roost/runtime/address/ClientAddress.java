package dev.roost.runtime.address;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client of a request. It is whoever holds the connection, unless that is a trusted
 * proxy: then whom it names, and so on. What stands further left in the header was written by the
 * client, and means nothing.
 *
 * <pre>
 *   X-Forwarded-For: forged, the client, outer proxy        peer: inner proxy
 *                            └─ found  ◀─ trusted     ◀──────────── trusted
 * </pre>
 */
public final class ClientAddress {

  private static final int IPV6_BYTES = 16;

  /** What a provider gives to one customer at least, so that one host has all of its addresses. */
  private static final int IPV6_PREFIX_BYTES = 8;

  private final Networks trustedProxies;
  private final ForwardingHeader header;

  /**
   * @param trustedProxies whose header is believed; without any, the client is the peer
   * @param header which one they write
   */
  public ClientAddress(Networks trustedProxies, ForwardingHeader header) {
    this.trustedProxies = trustedProxies;
    this.header = header;
  }

  /** The address, empty where a trusted proxy names none that can be read. */
  public Optional<InetAddress> of(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    return peer == null ? Optional.empty() : of(peer, header.hops(request.headers()));
  }

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

  /**
   * Who counts as one client where clients are counted or limited: an IPv4 address, or the /64 of
   * an IPv6 address, as {@code 2001:db8:0:0:0:0:0:0/64}.
   */
  public static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != IPV6_BYTES) {
      return address.getHostAddress();
    }
    Arrays.fill(bytes, IPV6_PREFIX_BYTES, IPV6_BYTES, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Sixteen bytes are an IPv6 address.", e);
    }
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}

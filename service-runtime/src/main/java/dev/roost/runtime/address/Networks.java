package dev.roost.runtime.address;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Networks in CIDR notation. An IPv4 address written as IPv6 is the IPv4 address. */
public final class Networks {

  private final List<IpSubnetFilterRule> rules;

  private Networks(List<IpSubnetFilterRule> rules) {
    this.rules = rules;
  }

  /**
   * Reads them.
   *
   * @param property the setting that has them, for the message
   * @param cidrs like {@code 192.0.2.0/24} or {@code 2001:db8::/32}
   * @throws IllegalStateException names the property and the text that is no network
   */
  public static Networks of(String property, List<String> cidrs) {
    return new Networks(cidrs.stream().map(cidr -> rule(property, cidr.strip())).toList());
  }

  /** Whether none is named. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Whether the address is in one of them. */
  public boolean contain(InetAddress address) {
    InetSocketAddress any = new InetSocketAddress(address, 0);
    return rules.stream().anyMatch(rule -> rule.matches(any));
  }

  private static IpSubnetFilterRule rule(String property, String cidr) {
    try {
      String[] parts = cidr.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(cidr);
      }
      // A literal, so that no name is ever looked up.
      InetAddress network = InetAddress.ofLiteral(parts[0]);
      int prefix = Integer.parseInt(parts[1]);
      if (prefix < 0 || prefix > network.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException(cidr);
      }
      return new IpSubnetFilterRule(network, prefix, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s: \"%s\" is not a network like 192.0.2.0/24 or 2001:db8::/32"
              .formatted(property, cidr),
          e);
    }
  }
}

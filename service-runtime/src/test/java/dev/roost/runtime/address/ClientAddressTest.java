package dev.roost.runtime.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressTest {

  private static final Networks PROXIES =
      Networks.of("proxies", List.of("10.0.0.0/8", "fd00::/8", "2001:db8:aa::1/128"));

  /** Each line: who holds the connection, the header, and who called. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9 |                                        | 203.0.113.9
          203.0.113.9 | 199.59.148.7                           | 203.0.113.9
          203.0.113.9 | 199.59.148.7, 10.0.0.1                 | 203.0.113.9
          10.0.0.1    | 199.59.148.7                           | 199.59.148.7
          10.0.0.1    | 199.59.148.7, 203.0.113.9              | 203.0.113.9
          10.0.0.1    | 6.6.6.6, 199.59.148.7, 10.2.0.1        | 199.59.148.7
          10.0.0.1    | 10.3.0.1, 10.2.0.1                     | 10.3.0.1
          10.0.0.1    |                                        | 10.0.0.1
          10.0.0.1    | 199.59.148.7:4711                      | 199.59.148.7
          10.0.0.1    | ::ffff:199.59.148.7                    | 199.59.148.7
          ::ffff:10.0.0.1 | 199.59.148.7                       | 199.59.148.7
          fd00::5     | [2001:db8::1]:4711, 2001:db8:aa:0::1   | 2001:db8:0:0:0:0:0:1
          10.0.0.1    | 199.59.148.7, unknown                  | nobody
          10.0.0.1    | 199.59.148.7, localhost                | nobody
          10.0.0.1    | 199.59.148.7,                          | nobody
          10.0.0.1    | [                                      | nobody
          """)
  void theClientIsTheNearestAddressThatIsNoTrustedProxy(
      String peer, @Nullable String header, String found) {
    assertThat(found(ForwardingHeader.X_FORWARDED_FOR, "X-Forwarded-For", peer, header))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          for=199.59.148.7;proto=https                        | 199.59.148.7
          proto=https; For="199.59.148.7:4711"                | 199.59.148.7
          for=6.6.6.6, for="[2001:db8::1]:4711";by=10.0.0.9   | 2001:db8:0:0:0:0:0:1
          for="6.6.6.6, for=199.59.148.7                      | 199.59.148.7
          for=199.59.148.7, proto=https                       | nobody
          for=_hidden                                         | nobody
          """)
  void rfc7239IsReadToo(String header, String found) {
    assertThat(found(ForwardingHeader.FORWARDED, "Forwarded", "10.0.0.1", header)).isEqualTo(found);
  }

  @Test
  void fieldsThatCameApartAreOneList() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("x-forwarded-for", "6.6.6.6")
            .add("X-Forwarded-For", "199.59.148.7");

    assertThat(ForwardingHeader.X_FORWARDED_FOR.hops(headers))
        .containsExactly("6.6.6.6", "199.59.148.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "proxy/8", "10.0.0.0/8/8", ""})
  void whatIsNoNetworkIsSaidWithItsProperty(String text) {
    assertThatThrownBy(() -> Networks.of("roost.ingest.sources.allowed", List.of(text)))
        .hasMessageContaining("roost.ingest.sources.allowed: \"" + text + "\" is not a network");
  }

  /** Each line: an address, and who counts as one client. */
  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "::ffff:203.0.113.9, 203.0.113.9",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64"
  })
  void allOfAnIpv6NetworkIsOneClient(String address, String network) {
    assertThat(ClientAddress.network(InetAddress.ofLiteral(address))).isEqualTo(network);
  }

  private String found(ForwardingHeader header, String field, String peer, @Nullable String value) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (value != null) {
      headers.add(field, value);
    }
    return new ClientAddress(PROXIES, header)
        .of(peer, header.hops(headers))
        .map(address -> address.getHostAddress())
        .orElse("nobody");
  }
}

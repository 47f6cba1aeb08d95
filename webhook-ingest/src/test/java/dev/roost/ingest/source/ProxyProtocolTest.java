package dev.roost.ingest.source;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.KeptConnection;
import dev.roost.ingest.doubles.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A balancer that passes bytes on says who called in a line before them. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(ProxyProtocolTest.BehindABalancer.class)
class ProxyProtocolTest {

  /** With Quarkus's own setting, and a proxy that would be trusted if it were the caller. */
  public static final class BehindABalancer implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.proxy.use-proxy-protocol", "true",
          "roost.ingest.sources.allowed", "199.59.148.0/22",
          "roost.ingest.sources.trusted-proxies", "127.0.0.0/8");
    }
  }

  @TestHTTPResource("/")
  URI url;

  @Test
  void theCallerIsWhomTheBalancerNames() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(challenged("199.59.148.7", "")).isEqualTo(200));
  }

  @Test
  void aForgedHeaderOfACallerChangesNothing() throws Exception {
    assertThat(challenged("6.6.6.6", "")).isEqualTo(403);
    assertThat(challenged("6.6.6.6", "X-Forwarded-For: 199.59.148.7\r\n")).isEqualTo(403);
    assertThat(challenged("6.6.6.6", "Forwarded: for=199.59.148.7\r\n")).isEqualTo(403);
  }

  private int challenged(String caller, String headers) throws Exception {
    try (KeptConnection connection = KeptConnection.to(url.getPort())) {
      connection.send("PROXY TCP4 " + caller + " 127.0.0.1 4711 443\r\n");
      connection.send(
          "GET /webhooks/demo/main?crc_token=token HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
      return connection.answer().status();
    }
  }
}

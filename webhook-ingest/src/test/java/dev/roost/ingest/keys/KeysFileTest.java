package dev.roost.ingest.keys;

import static dev.roost.ingest.neighbours.HandmadeX.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.neighbours.HandmadeX;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nothing listens where Kafka should be, and the keys file comes late. */
@QuarkusTest
@TestProfile(KeysFileTest.NothingThereYet.class)
class KeysFileTest {

  private static final Path FILE =
      Path.of(System.getProperty("java.io.tmpdir"), "roost-keys-" + UUID.randomUUID());

  /** A keys file that does not exist, and a broker that does not either. */
  public static final class NothingThereYet implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "roost.ingest.keys.file", FILE.toString(), "kafka.bootstrap.servers", "127.0.0.1:1");
    }
  }

  @TestHTTPResource("/")
  String url;

  @TestHTTPResource(value = "/health/ready", management = true)
  String ready;

  @TestHTTPResource(value = "/health/group/kafka", management = true)
  String kafka;

  @Test
  void beforeKeysAreLoadedNothingIsSaidAndALaterFileServesAtOnce() throws Exception {
    HandmadeX x = new HandmadeX(url.replaceAll("/$", ""));
    assertThat(x.challenge("demo/main", "token", Map.of()).statusCode()).isEqualTo(503);
    assertThat(x.deliver("demo/main", "{}", signed("{}", "one", ""))).isEqualTo(503);
    assertThat(status(ready)).isEqualTo(503);

    Files.writeString(FILE, keys("one"));

    serves(x, "one");
    assertThat(status(ready)).isEqualTo(200);
    assertThat(status(kafka)).isEqualTo(503);
    assertThat(x.deliver("demo/main", "{}", signed("{}", "one", ""))).isEqualTo(503);
    assertThat(x.deliver("demo/main", "{}", signed("{}", "two", ""))).isEqualTo(401);

    Files.writeString(FILE, "{ half a fi");
    Awaitility.await()
        .during(java.time.Duration.ofMillis(2_500))
        .until(() -> x.challenge("demo/main", "token", Map.of()).statusCode() == 200);
    Files.writeString(FILE, keys("two"));

    serves(x, "two");
    assertThat(x.challenge("other/main", "token", Map.of()).statusCode()).isEqualTo(404);
  }

  private static void serves(HandmadeX x, String secret) {
    Map<String, String> headers = signed(HandmadeX.query("token"), secret, "");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(x.challenge("demo/main", "token", headers).statusCode()).isEqualTo(200));
  }

  private static int status(String url) throws Exception {
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      return http.send(
              java.net.http.HttpRequest.newBuilder(java.net.URI.create(url)).build(),
              java.net.http.HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static String keys(String secret) {
    return "{\"apps\":{\"demo\":{\"endpoints\":[\"main\"],\"consumerSecrets\":[\"%s\"]}}}"
        .formatted(secret);
  }
}

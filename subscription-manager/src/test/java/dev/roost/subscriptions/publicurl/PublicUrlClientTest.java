package dev.roost.subscriptions.publicurl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.subscriptions.publicurl.Answered.Wrong;
import dev.roost.testsupport.net.FreePort;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.ScriptedServer;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The deadline is 1 s here, and what answers may be anything that listens behind the URL. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PublicUrlClientTest {

  private static final Duration HANG = Duration.ofSeconds(60);
  private static final long MIB = 1024 * 1024;
  private static final BigInteger BOUND = BigInteger.valueOf(64 * 1024);

  @Inject Vertx vertx;

  @Test
  void aServerThatDripsForEverIsLeftAtTheDeadline() {
    try (ScriptedServer dripping = ScriptedServer.start(new Reply.Drip(Duration.ofMillis(500)))) {

      assertThat(reason(dripping)).contains("no complete answer in time");
    }
  }

  @Test
  void noMoreThanTheBoundIsReadOfAnAnswer() {
    try (ScriptedServer flooding = ScriptedServer.start(new Reply.Flood(70 * MIB))) {

      assertThat(reason(flooding)).contains("larger than any challenge's");
    }
  }

  @Test
  void aClosedPortASilentOneAndOneThatHangsUpAreNotToldApart() {
    try (ScriptedServer silent = ScriptedServer.start(new Reply.Silence());
        ScriptedServer closing = ScriptedServer.start(new Reply.Disconnect());
        ScriptedServer closed =
            ScriptedServer.notStarted(FreePort.find(), _ -> Reply.status(200))) {

      assertThat(reason(silent)).isEqualTo(reason(closed)).isEqualTo(reason(closing));
    }
  }

  @Test
  void nothingIsSentToAnOriginThatIsNotAllowed() {
    try (ScriptedServer elsewhere = ScriptedServer.start(Reply.status(200));
        ScriptedServer allowed = ScriptedServer.start(Reply.status(200))) {

      assertThat(reason(allowed, elsewhere.uri() + "/webhooks/a/b"))
          .contains("not at an allowed origin");
      assertThat(reason(allowed, allowed.uri() + "/elsewhere"))
          .contains("not at an allowed origin");

      assertThat(elsewhere.requests()).isEmpty();
      assertThat(allowed.requests()).isEmpty();
    }
  }

  private String reason(ScriptedServer server) {
    return reason(server, server.uri() + "/webhooks/a/b");
  }

  private String reason(ScriptedServer allowed, String url) {
    URI origin = URI.create(String.valueOf(allowed.uri()));
    PublicUrlConfig config =
        new PublicUrlConfig(
            origin, Optional.empty(), origin, Duration.ofSeconds(1), new MemorySize(BOUND));
    PublicUrlClient client = new PublicUrlClient(vertx, config, new SecureRandom());
    try {
      Answered answer = client.challenge(url).await().atMost(HANG);
      assertThat(answer).isInstanceOf(Wrong.class);
      return ((Wrong) answer).reason();
    } finally {
      client.close();
    }
  }
}

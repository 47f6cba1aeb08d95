package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulator.seed.Seed;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeterminismTest {

  private static final List<String> ACTS =
      List.of("post", "reply", "quote", "repost", "like", "follow", "message", "delete", "revoke");

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void theSameActsBringTheSameSecretsIdsAndTexts() {
    List<String> first = play();

    List<String> second = play();

    assertThat(second).isEqualTo(first).hasSizeGreaterThan(ACTS.size());
  }

  @Test
  void anotherSeedDrawsOtherwise() {
    assertThat(new Seed(1).generator("user", "ada").nextLong())
        .isEqualTo(new Seed(1).generator("user", "ada").nextLong())
        .isNotEqualTo(new Seed(2).generator("user", "ada").nextLong())
        .isNotEqualTo(new Seed(1).generator("user", "bob").nextLong())
        .isNotEqualTo(new Seed(1).generator("text", "ada").nextLong());
  }

  private List<String> play() {
    Simulator.forget();
    Simulator.subscribed(receiver, "ada", "bob");
    ACTS.forEach(act -> Simulator.act(Simulator.user("ada"), act));
    await().until(() -> Simulator.count("pending") + Simulator.count("queued") == 0);
    List<String> told = new ArrayList<>();
    told.add(Simulator.app("demo").prettify());
    Simulator.get("/simulator/deliveries")
        .getList("deliveries.body", String.class)
        .forEach(body -> told.add(timeless(body)));
    return told;
  }

  private static String timeless(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)
        .replaceAll(
            "\"(created_at|timestamp_ms|created_timestamp|date_time|editable_until_ms)\":\"?[^,}\"]*",
            "");
  }
}

package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  private final World world = new World();

  @ParameterizedTest
  @ValueSource(
      strings = {
        ActivityHeaders.SPEC_VERSION,
        ActivityHeaders.ID,
        ActivityHeaders.SOURCE,
        ActivityHeaders.TYPE,
        ActivityHeaders.TIME,
        ActivityHeaders.CONTENT_TYPE,
        ActivityHeaders.ENDPOINT,
        ActivityHeaders.FOR_USER,
        ActivityHeaders.OWN,
        ActivityHeaders.POST_KIND,
        ActivityHeaders.RECEIVED_AT,
        ActivityHeaders.REPLAYED
      })
  void aMissingHeaderIsSeen(String header) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    Map<String, String> headers = new HashMap<>(World.headers(ANN, World.post(ANN, "1")));
    headers.remove(header);
    world.outLabelled(ANN, headers, World.post(ANN, "1"));

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).hasSize(1);
    assertThat(verdict.findings()).hasSize(1);
  }

  @Test
  void anotherKeyThanTheUserIsSeen() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.outLabelled("someone", World.headers(ANN, World.post(ANN, "1")), World.post(ANN, "1"));

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).hasSize(1);
  }

  @Test
  void oneIdentityForTwoHappeningsIsSeen() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").accepted(10, 20);
    world.out(ANN, "1");
    world.outLabelled(ANN, World.headers(ANN, World.post(ANN, "1")), World.post(ANN, "2"));

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).singleElement().asString().contains("also that of");
  }

  @Test
  void aPublicActivityOnThePrivateTopicIsSeen() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.outRaw(Topics.DIRECT_MESSAGES.name(), ANN, World.post(ANN, "1"));

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).hasSize(1);
  }

  @Test
  void aUserInTwoPartitionsIsSeen() {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.sent("d-2", ANN, "2").accepted(10, 20);
    world.out(ANN, "1");
    world.outInPartition(1, ANN, "2");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).singleElement().asString().contains("partition 0");
  }
}

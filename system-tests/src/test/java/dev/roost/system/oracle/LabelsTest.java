package dev.roost.system.oracle;

import static dev.roost.system.oracle.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        ActivityHeaders.API,
        ActivityHeaders.ENDPOINT,
        ActivityHeaders.FOR_USER,
        ActivityHeaders.OWN,
        ActivityHeaders.ACTOR,
        ActivityHeaders.SUBJECT,
        ActivityHeaders.POST_KIND,
        ActivityHeaders.RECEIVED_AT,
        ActivityHeaders.REPLAYED
      })
  void aMissingHeaderIsSeen(String header) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.outWith(header, null, ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).hasSize(1);
    assertThat(verdict.findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    ActivityHeaders.TYPE + ",com.x.post.reply.create",
    ActivityHeaders.TYPE + ",com.x.post.mention.create",
    ActivityHeaders.OWN + ",false",
    ActivityHeaders.API + ",activity",
    ActivityHeaders.ACTOR + "," + World.BEN,
    ActivityHeaders.SUBJECT + ",2",
    ActivityHeaders.POST_KIND + ",reply",
    ActivityHeaders.TIME + ",2026-11-01T12:00:00.001Z",
    ActivityHeaders.REPLAYED + ",true",
    ActivityHeaders.RECEIVED_AT + ",2026-11-01T12:00:00.500Z",
    ActivityHeaders.RECEIVED_AT + ",2026-11-01T12:00:01.500Z",
  })
  void aHeaderThatIsAnotherThanWhatHappenedIsSeen(String header, String other) {
    world.sent("d-1", ANN, "1").accepted(10, 20);
    world.outWith(header, other, ANN, "1");

    Verdict verdict = world.judge();

    assertThat(verdict.of(Fault.MISLABELLED)).singleElement().asString().contains(header);
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

package dev.roost.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says of the topics what the topics say of themselves. */
final class AsyncApiTest {

  private final JsonNode document = read();

  @Test
  void everyTopicIsAChannelWithItsPartitionsAndRetention() {
    assertThat(Topics.ALL)
        .allSatisfy(topic -> {
          JsonNode kafka = document.at("/channels/" + topic.name() + "/bindings/kafka");
          assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
          assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
          JsonNode config = kafka.path("topicConfiguration");
          assertThat(config.path("retention.ms").asText(null))
              .isEqualTo(topic.config(3).get("retention.ms"));
          assertThat(config.path("max.message.bytes").asInt()).isEqualTo(Topic.MAX_MESSAGE_BYTES);
          assertThat(config.at("/cleanup.policy/0").asText())
              .isEqualTo(topic.config(3).get("cleanup.policy"));
        });
    assertThat(document.path("channels").size()).isEqualTo(Topics.ALL.size());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references).hasSizeGreaterThan(30);
    assertThat(references)
        .allSatisfy(reference -> {
          if (reference.startsWith("#")) {
            assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
          } else {
            assertThat(Schemas.text(reference.replaceFirst("^schemas/", ""))).isNotEmpty();
          }
        });
  }

  @Test
  void theReasonsOfADeadLetterAreThoseOfTheCode() {
    JsonNode reasons =
        document.at(
            "/components/messages/deadLetter/headers/properties/"
                + DeadLetterHeaders.REASON
                + "/enum");

    assertThat(reasons)
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(DeadLetterHeaders.Reason.values())
                .map(DeadLetterHeaders.Reason::wire)
                .toList());
  }

  private static JsonNode read() {
    try (var yaml = Schemas.class.getResourceAsStream("/dev/roost/contracts/asyncapi.yaml")) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new AssertionError("the AsyncAPI document is not YAML", e);
    }
  }
}

package dev.roost.testsupport.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import org.junit.jupiter.api.Test;

class RecordSchemaTest {

  private static final String CREDENTIALS =
      """
      {"app":"demo","changedAt":"2026-11-24T12:00:00Z","requireModern":false,"credentials":[]}
      """;

  @Test
  void aRecordOfItsSchemaHasNoFaults() {
    assertThat(RecordSchema.of(Topics.CREDENTIALS).faults(CREDENTIALS)).isEmpty();
  }

  @Test
  void aFaultNamesTheSchemaThePlaceAndTheKeywordAndNoValue() {
    String wrong = CREDENTIALS.replace("false", "\"private\"");

    assertThat(RecordSchema.of(Topics.CREDENTIALS).faults(wrong))
        .containsExactly("roost.credentials.schema.json /requireModern breaks type");
  }

  @Test
  void aTimestampThatIsNoneIsAFault() {
    String wrong = CREDENTIALS.replace("2026-11-24T12:00:00Z", "yesterday");

    assertThat(RecordSchema.of(Topics.CREDENTIALS).faults(wrong))
        .containsExactly("roost.credentials.schema.json /changedAt breaks format");
  }
}

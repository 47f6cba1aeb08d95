package dev.roost.ingest.publish;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.KafkaBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(DeliveryPublisherTest.LittleRoom.class)
class DeliveryPublisherTest {

  /** Room for two records on their way. */
  public static final class LittleRoom implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("roost.ingest.publish.max-in-flight-bytes", "2000");
    }
  }

  @Inject DeliveryPublisher publisher;

  @Test
  void pastTheBoundTheAnswerIsThereAtOnceAndRoomComesBack() throws Exception {
    KafkaBroker broker = Servers.broker();
    await().untilAsserted(() -> assertThat(published()).isInstanceOf(Publication.Stored.class));

    broker.freeze();
    List<Publication> publications;
    try {
      List<CompletableFuture<Publication>> under = Stream.generate(this::publish).limit(3).toList();
      publications = under.reversed().stream().map(CompletableFuture::join).toList();
    } finally {
      broker.thaw();
    }

    assertThat(publications)
        .hasExactlyElementsOfTypes(
            Publication.Overloaded.class, Publication.Unstored.class, Publication.Unstored.class);
    await().untilAsserted(() -> assertThat(published()).isInstanceOf(Publication.Stored.class));
  }

  private Publication published() {
    return publish().join();
  }

  private CompletableFuture<Publication> publish() {
    CompletableFuture<Publication> outcome = new CompletableFuture<>();
    publisher.publish(record(), outcome::complete);
    return outcome.orTimeout(3, TimeUnit.SECONDS);
  }

  private static ProducerRecord<String, byte[]> record() {
    return new ProducerRecord<>(Topics.DELIVERIES.name(), "demo/main", new byte[1000]);
  }
}

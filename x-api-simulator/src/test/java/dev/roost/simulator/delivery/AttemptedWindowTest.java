package dev.roost.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.webhook.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replay finds in the log. */
class AttemptedWindowTest {

  private static final Instant FROM = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-23T12:05:00Z");

  private final DeliveryLog log = new DeliveryLog(RetriesTest.config(100));

  @Test
  void theBeginningBelongsToTheWindowAndItsEndDoesNot() {
    begun(happening(1, "1"), FROM.minusMillis(1));
    begun(happening(2, "1"), TO.minusMillis(1));
    begun(happening(3, "1"), FROM);
    begun(happening(4, "1"), TO);
    begun(happening(5, "2"), FROM);

    List<Happening> found = log.attempted("1", FROM, TO);

    assertThat(found).extracting(Happening::number).containsExactly(3L, 2L);
  }

  @Test
  void theFirstAttemptOfAllCopiesCounts() {
    Delivery original = begun(happening(1, "1"), TO);
    log.copy(original, 1).begins(FROM);
    Delivery early = begun(happening(2, "1"), FROM.minusMillis(1));
    log.copy(early, 1).begins(FROM);

    List<Happening> found = log.attempted("1", FROM, TO);

    assertThat(found).extracting(Happening::number).containsExactly(1L);
  }

  @Test
  void whatWasNeverAttemptedOrIsAReplayItselfIsNotFound() {
    log.open(List.of(happening(1, "1")));
    log.replay(happening(2, "1"), "job").begins(FROM);

    assertThat(log.attempted("1", FROM, TO)).isEmpty();
  }

  @Test
  void happeningsThatTravelledTogetherAreFoundOneByOne() {
    log.open(List.of(happening(1, "1"), happening(2, "1"))).begins(FROM);

    List<Happening> found = log.attempted("1", FROM, TO);

    assertThat(found).extracting(Happening::number).containsExactly(1L, 2L);
  }

  private Delivery begun(Happening happening, Instant at) {
    Delivery delivery = log.open(List.of(happening));
    delivery.begins(at);
    return delivery;
  }

  private static Happening happening(long number, String webhookId) {
    Webhook webhook =
        new Webhook(webhookId, "demo", URI.create("http://127.0.0.1:1/x"), true, Instant.EPOCH);
    var json = JsonNodeFactory.instance.objectNode().put("for_user_id", "7");
    json.putArray("follow_events").addObject().put("n", number);
    return new Happening(number, "follow_events", "7", "7", webhook, Body.of(json), null);
  }
}

package dev.roost.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/** Reads the simulator's delivery log, as its HTTP API gives it. */
public final class DeliveryLog {

  private DeliveryLog() {}

  /** The deliveries of one page of the log. */
  public static List<Delivery> read(JsonNode page) {
    return page.path("deliveries").valueStream().map(DeliveryLog::delivery).toList();
  }

  private static Delivery delivery(JsonNode entry) {
    return new Delivery(
        new Delivery.Origin(
            entry.path("id").asText(),
            entry.path("webhookId").asText(),
            entry.path("app").asText(),
            entry.path("copy").asInt()),
        state(entry.path("state").asText()),
        bytes(entry.path("body")),
        entry.path("happenings").valueStream().map(DeliveryLog::part).toList(),
        entry.path("attempts").valueStream().map(DeliveryLog::attempt).toList());
  }

  private static Delivery.State state(String state) {
    return switch (state) {
      case "accepted" -> Delivery.State.ACCEPTED;
      case "givenUp" -> Delivery.State.GIVEN_UP;
      case "pending" -> Delivery.State.PENDING;
      default -> throw new IllegalArgumentException("a delivery is " + state);
    };
  }

  private static Delivery.Part part(JsonNode happening) {
    return new Delivery.Part(happening.path("id").asText(), bytes(happening.path("body")));
  }

  private static Attempt attempt(JsonNode attempt) {
    JsonNode sentAt = attempt.path("sentAt");
    return new Attempt(
        attempt.path("n").asInt(),
        sentAt.isNumber() ? sentAt.longValue() : null,
        attempt.path("endedAt").asLong(),
        attempt.path("outcome").asText());
  }

  private static Bytes bytes(JsonNode base64) {
    return Bytes.copyOf(Base64.getDecoder().decode(base64.asText()));
  }
}

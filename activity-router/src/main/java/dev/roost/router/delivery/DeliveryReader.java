package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.router.delivery.Finding.Unreadable;
import dev.roost.router.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads deliveries. Whatever X, or someone before us, made of one, reading it ends with findings.
 */
public final class DeliveryReader {

  private static final int PLACES_NAMED = 10;

  private DeliveryReader() {}

  /**
   * What a delivery holds, in the order of its body: activities, signals, and at the end one
   * unreadable finding for each reason there is.
   *
   * @param limits how much may come out of it
   */
  public static List<Finding> read(Delivery delivery, PayloadLimits limits) {
    try {
      return summedUp(findings(delivery, limits));
    } catch (RuntimeException e) {
      // A defect of ours. The class alone: a message could quote the body.
      return List.of(new Unreadable(Reason.UNREADABLE, e.getClass().getName()));
    }
  }

  private static List<Finding> findings(Delivery delivery, PayloadLimits limits) {
    if (delivery.app() == null || delivery.endpoint() == null) {
      return List.of(new Unreadable(Reason.NO_ORIGIN, missing(delivery)));
    }
    Origin origin = new Origin(delivery.app(), delivery.endpoint(), delivery.received());
    byte[] bytes = delivery.body();
    JsonNode json = bytes == null ? null : parsed(bytes);
    if (bytes == null || json == null) {
      return List.of(new Unreadable(Reason.NOT_JSON, "the body is not JSON within the limits"));
    }
    if (json instanceof ObjectNode object) {
      return new Reading(origin, bytes, object, limits).findings();
    }
    return List.of(new Unreadable(Reason.NOT_AN_OBJECT, "the body is JSON but no object"));
  }

  private static @Nullable JsonNode parsed(byte[] bytes) {
    try {
      return Json.read(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private static String missing(Delivery delivery) {
    return delivery.app() == null
        ? "header " + DeliveryHeaders.APP + " is missing"
        : "header " + DeliveryHeaders.ENDPOINT + " is missing";
  }

  // The delivery is set aside whole, so once for each reason is enough.
  private static List<Finding> summedUp(List<Finding> findings) {
    List<Finding> summedUp = new ArrayList<>();
    Map<Reason, List<String>> details = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding instanceof Unreadable unreadable) {
        details
            .computeIfAbsent(unreadable.reason(), reason -> new ArrayList<>())
            .add(unreadable.detail());
      } else {
        summedUp.add(finding);
      }
    }
    details.forEach((reason, places) -> summedUp.add(new Unreadable(reason, named(places))));
    return summedUp;
  }

  private static String named(List<String> places) {
    String named = String.join("; ", places.subList(0, Math.min(PLACES_NAMED, places.size())));
    int more = places.size() - PLACES_NAMED;
    return more > 0 ? named + "; and " + more + " more" : named;
  }
}

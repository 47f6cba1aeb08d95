package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.delivery.Resending;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The envelope around each event, when it is sent first and when it is sent once more. */
@Singleton
final class Envelope implements Resending, Forgetful {

  private static final String UUID = "event_uuid";

  private final Seed seed;
  private final CurrentSwitches switches;
  private final AtomicLong drawn = new AtomicLong();

  Envelope(Seed seed, CurrentSwitches switches) {
    this.seed = seed;
    this.switches = switches;
  }

  /** The body of the first delivery of an event by that subscription. */
  Body of(Event event, ActivitySubscription subscription, long millis) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put(UUID, event.uuid() == null ? random() : event.uuid());
    ObjectNode filter = subscription.filter().json();
    if (event.type().equals("like.create")) {
      filter.put("direction", event.direction());
    }
    data.set("filter", filter);
    data.put("event_type", event.type());
    if (subscription.tag() != null) {
      data.put("tag", subscription.tag());
    }
    if (switches.is(Switch.ENVELOPE_CREATED_AT, "shown")) {
      data.put("created_at", Seconds.of(millis));
    }
    data.set("payload", spelt(event.payload()));
    if (event.includes() != null) {
      data.set("includes", spelt(event.includes()));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (switches.is(Switch.DATA, "array")) {
      body.putArray("data").add(data);
    } else {
      body.set("data", data);
    }
    return Body.of(body);
  }

  @Override
  public Body copy(Body body) {
    if (switches.is(Switch.EVENT_UUID, "kept")) {
      return body;
    }
    JsonNode json = body.json();
    return renew(json) ? Body.of(json) : body;
  }

  @Override
  public Body replay(Body body) {
    JsonNode json = body.json();
    boolean isActivity = data(json).isPresent();
    boolean changed = switches.is(Switch.EVENT_UUID, "renewed") && renew(json);
    boolean marked =
        switches.is(Switch.REPLAY_MARK, "all")
            || (isActivity && switches.is(Switch.REPLAY_MARK, "activity"));
    if (marked) {
      ((ObjectNode) json).putObject("meta").put("replay", true);
    }
    return changed || marked ? Body.of(json) : body;
  }

  @Override
  public void forget() {
    drawn.set(0);
  }

  /** Another {@code event_uuid}, unless it is the id of a Post; whether there is another. */
  private boolean renew(JsonNode json) {
    Optional<ObjectNode> data =
        data(json)
            .filter(it -> !it.path(UUID).asText().equals(it.path("payload").path("id").asText()));
    data.ifPresent(it -> it.put(UUID, random()));
    return data.isPresent();
  }

  private static Optional<ObjectNode> data(JsonNode json) {
    JsonNode data = json.path("data");
    JsonNode event = data.isArray() ? data.path(0) : data;
    return event instanceof ObjectNode object && object.has(UUID)
        ? Optional.of(object)
        : Optional.empty();
  }

  /** Signed, as in X's samples, although X's schema has digits alone. */
  private String random() {
    return Long.toString(seed.generator(UUID, drawn.incrementAndGet()).nextLong());
  }

  private JsonNode spelt(JsonNode json) {
    return switches.is(Switch.SPELLING, "post") ? withPosts(json) : json;
  }

  private static JsonNode withPosts(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          renamed.set(renamed(field.getKey()), withPosts(field.getValue()));
        }
        yield renamed;
      }
      case ArrayNode array -> {
        ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> renamed.add(withPosts(item)));
        yield renamed;
      }
      default -> json;
    };
  }

  private static String renamed(String field) {
    return field.replace("retweet", "repost").replace("tweet", "post");
  }
}

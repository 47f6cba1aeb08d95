package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.activity.Family;
import dev.roost.xapi.payload.PayloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A body cut into its parts, in the order of the body. X sends one activity in a body, but its
 * format allows more, and new kinds come without notice.
 *
 * @param parts what can be read on
 * @param malformed where something stands that is not what its key promises
 */
record Body(List<Part> parts, List<String> malformed) {

  private static final Set<String> CONTEXT =
      Set.of("for_user_id", "user_has_blocked", "users", "apps", "meta");

  // X sends one. A body of a million empty objects would cost more memory, and a longer
  // transaction, than the router has.
  private static final int MOST_PARTS = 10_000;

  static Body of(ObjectNode json) {
    Body body = new Body(new ArrayList<>(), new ArrayList<>());
    if (elements(json) > MOST_PARTS) {
      body.malformed.add("more than " + MOST_PARTS + " activities");
      return body;
    }
    if (json.properties().stream().noneMatch(Body::isKnown) && unknownActivities(json) <= 1) {
      body.parts.add(new Part.Unknown(json));
      return body;
    }
    Context context = Context.of(json, Body::isPassedOn);
    json.properties().forEach(field -> body.cut(field, context));
    return body;
  }

  /**
   * Whether the body holds one part and nothing besides, so that its bytes can stay as they are.
   */
  boolean single() {
    return parts.size() == 1 && malformed.isEmpty();
  }

  private void cut(Map.Entry<String, JsonNode> field, Context context) {
    String key = field.getKey();
    JsonNode value = field.getValue();
    if (isPassedOn(field)) {
      return;
    }
    PayloadKind.ofKey(key)
        .ifPresentOrElse(
            kind -> cutKnown(kind, value, context), () -> cutUnknown(key, value, context));
  }

  // X names arrays of activities so. Whether a new kind travels alone or in company must not
  // change what comes out.
  private void cutUnknown(String key, JsonNode value, Context context) {
    if (holdsSeveral(key, value)) {
      value.forEach(element -> parts.add(new Part.Unknown(context.aroundUnknown(key, element))));
    } else {
      parts.add(new Part.Unknown(context.around(key, value)));
    }
  }

  private void cutKnown(PayloadKind kind, JsonNode value, Context context) {
    Family.ofKey(kind.key())
        .ifPresentOrElse(
            family -> cutArray(family, value, context), () -> cutObject(kind, value, context));
  }

  private void cutArray(Family family, JsonNode value, Context context) {
    if (!value.isArray()) {
      malformed.add(family.key() + " is no array");
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      String place = family.key() + "[" + i + "]";
      JsonNode element = value.get(i);
      if (element.isObject()) {
        ObjectNode whole = context.aroundElement(family.key(), element);
        parts.add(new Part.Element(family, element, place, whole));
      } else {
        malformed.add(place + " is no object");
      }
    }
  }

  private void cutObject(PayloadKind kind, JsonNode value, Context context) {
    if (!value.isObject()) {
      malformed.add(kind.key() + " is no object");
      return;
    }
    ObjectNode whole = context.around(kind.key(), value);
    parts.add(
        switch (kind) {
          case USER_EVENT -> new Part.UserEvent(value, whole);
          case REPLAY_JOB_STATUS -> new Part.JobStatus(value, whole);
          default -> new Part.Envelope(value, whole);
        });
  }

  private static boolean isKnown(Map.Entry<String, JsonNode> field) {
    return PayloadKind.ofKey(field.getKey()).isPresent() && !isNothing(field.getValue());
  }

  private static long elements(ObjectNode json) {
    return json.properties().stream()
        .filter(field -> field.getKey().endsWith("_events"))
        .mapToLong(field -> field.getValue().size())
        .sum();
  }

  private static long unknownActivities(ObjectNode json) {
    return json.properties().stream()
        .filter(field -> !isPassedOn(field))
        .mapToLong(
            field -> holdsSeveral(field.getKey(), field.getValue()) ? field.getValue().size() : 1)
        .sum();
  }

  private static boolean holdsSeveral(String key, JsonNode value) {
    return key.endsWith("_events") && isArrayOfObjects(value) && value.size() > 1;
  }

  // What is no activity of its own: context, what we do not know, and arrays that hold nothing.
  private static boolean isPassedOn(Map.Entry<String, JsonNode> field) {
    if (CONTEXT.contains(field.getKey())) {
      return true;
    }
    return !isKnown(field) && (isNothing(field.getValue()) || !looksLikeEvents(field));
  }

  private static boolean looksLikeEvents(Map.Entry<String, JsonNode> field) {
    String key = field.getKey();
    return key.endsWith("_event") || key.endsWith("_events") || isArrayOfObjects(field.getValue());
  }

  private static boolean isArrayOfObjects(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull() || (value.isArray() && value.isEmpty());
  }
}

package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.activity.Family;
import dev.roost.xapi.payload.PayloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A body cut into its parts, in the order of the body. X sends one activity in a body, but its
 * format allows more, and new kinds come without notice.
 *
 * @param parts what can be read on
 * @param malformed where something stands that is not what its key promises
 */
record Body(List<Part> parts, List<String> malformed) {

  private static final Set<String> CONTEXT =
      Set.of("for_user_id", "user_has_blocked", "users", "apps", "meta", "includes");

  // X sends one. A body of a million empty objects would cost more memory, and a longer
  // transaction, than the router has.
  private static final int MOST_PARTS = 10_000;

  static Body of(ObjectNode json) {
    Body body = new Body(new ArrayList<>(), new ArrayList<>());
    if (elements(json) > MOST_PARTS) {
      body.malformed.add("more than " + MOST_PARTS + " activities");
      return body;
    }
    if (json.properties().stream().anyMatch(Body::isKnown)) {
      body.cutAll(json, Body::isPassedOnBesideKnown);
    } else if (unknownActivities(json) > 1) {
      body.cutAll(json, Body::isPassedOn);
    } else if (!isEmpty(json)) {
      body.parts.add(new Part.Unknown(json, json));
    }
    return body;
  }

  /**
   * Whether the body holds one part and nothing besides, so that its bytes can stay as they are.
   */
  boolean single() {
    return parts.size() == 1 && malformed.isEmpty();
  }

  private void cutAll(ObjectNode json, Predicate<Map.Entry<String, JsonNode>> isPassedOn) {
    Context context = Context.of(json, isPassedOn);
    json.properties().stream().filter(isPassedOn.negate()).forEach(field -> cut(field, context));
  }

  private void cut(Map.Entry<String, JsonNode> field, Context context) {
    String key = field.getKey();
    JsonNode value = field.getValue();
    PayloadKind.ofKey(key)
        .ifPresentOrElse(
            kind -> cutKnown(kind, value, context), () -> cutUnknown(key, value, context));
  }

  // X names arrays of activities so. Whether a new kind travels alone or in company must not
  // change what comes out.
  private void cutUnknown(String key, JsonNode value, Context context) {
    if (holdsSeveral(key, value)) {
      value.forEach(element -> parts.add(context.unknown(key, Context.arrayOf(element))));
    } else {
      parts.add(context.unknown(key, value));
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
    if (kind == PayloadKind.ENVELOPE && value.isArray()) {
      value.forEach(element -> cutOne(kind, element, context));
    } else {
      cutOne(kind, value, context);
    }
  }

  private void cutOne(PayloadKind kind, JsonNode value, Context context) {
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
        .filter(field ->
            field.getKey().endsWith("_events")
                || (field.getKey().equals(PayloadKind.ENVELOPE.key())
                    && field.getValue().isArray()))
        .mapToLong(field -> field.getValue().size())
        .sum();
  }

  // Arrays without an element tell of nothing. What has no field but context may yet mean
  // something.
  private static boolean isEmpty(ObjectNode json) {
    List<JsonNode> values =
        json.properties().stream()
            .filter(field -> !CONTEXT.contains(field.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return !values.isEmpty() && values.stream().allMatch(Body::isNothing);
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

  // In a body of unknown kinds, what is no activity of its own: context, what we do not know, and
  // arrays that hold nothing.
  private static boolean isPassedOn(Map.Entry<String, JsonNode> field) {
    return CONTEXT.contains(field.getKey())
        || isNothing(field.getValue())
        || !looksLikeEvents(field);
  }

  // Beside a known kind everything that is more than a single value stands for itself: it must come
  // out although what it stands beside may be a copy.
  private static boolean isPassedOnBesideKnown(Map.Entry<String, JsonNode> field) {
    return !isKnown(field)
        && isPassedOn(field)
        && (CONTEXT.contains(field.getKey()) || field.getValue().isEmpty());
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

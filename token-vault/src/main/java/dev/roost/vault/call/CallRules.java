package dev.roost.vault.call;

import dev.roost.vault.call.CalledOperation.OfVersion2;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Filter;
import dev.roost.xapi.v2.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each operation may be sent: its own parameters and body, each of its form, nothing else. */
@ApplicationScoped
class CallRules {

  private static final String FILTER = "filter";

  private final FieldRules fields;

  CallRules(FieldRules fields) {
    this.fields = fields;
  }

  /**
   * Why the call is not one that the operation takes.
   *
   * @param app whose credentials would be used
   * @return empty when it is
   */
  Optional<String> refusal(String app, WantedCall call) {
    return ofParameters(app, call).or(() -> ofBody(app, call));
  }

  private Optional<String> ofParameters(String app, WantedCall call) {
    CalledOperation operation = call.operation();
    Set<String> sent = call.parameters().keySet();
    return isWithin(sent, operation.required(), operation.optional())
        ? firstOf(app, call.parameters())
        : Optional.of(
            "%s takes the parameters %s, and no other."
                .formatted(
                    operation.endpoint().label(),
                    listed(operation.required(), operation.optional())));
  }

  private Optional<String> ofBody(String app, WantedCall call) {
    if (!(call.operation() instanceof OfVersion2(Operation operation))
        || !operation.parameters().hasBody()) {
      return call.body().isEmpty()
          ? Optional.empty()
          : Optional.of(call.operation().endpoint().label() + " takes no body.");
    }
    Operation.Parameters allowed = operation.parameters();
    Map<String, Object> body = call.body().orElse(Map.of());
    if (call.body().isEmpty()
        || !isWithin(body.keySet(), allowed.requiredBody(), allowed.optionalBody())) {
      return Optional.of(
          "%s takes a body with the fields %s, and no other."
              .formatted(
                  operation.label(), listed(allowed.requiredBody(), allowed.optionalBody())));
    }
    return ofFields(app, operation, body).or(() -> ofFilter(app, call, operation, body));
  }

  private Optional<String> ofFields(String app, Operation operation, Map<String, Object> body) {
    if (operation == Operation.UPDATE_SUBSCRIPTION && body.isEmpty()) {
      return Optional.of("tag or webhook_id says what is changed.");
    }
    for (Map.Entry<String, Object> field : body.entrySet()) {
      if (field.getKey().equals(FILTER)) {
        continue;
      }
      if (!(field.getValue() instanceof String value)) {
        return Optional.of(field.getKey() + " is a text.");
      }
      Optional<String> refusal = fields.refusal(app, field.getKey(), value);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** What the event type is filtered by, and nothing beside it. */
  private Optional<String> ofFilter(
      String app, WantedCall call, Operation operation, Map<String, Object> body) {
    if (operation != Operation.CREATE_SUBSCRIPTION) {
      return Optional.empty();
    }
    EventType type = eventType(body);
    List<String> names =
        switch (type.filter()) {
          case USER, SELF -> List.of("user_id");
          case KEYWORD -> List.of("keyword");
          case NONE -> List.of();
        };
    if (!(body.get(FILTER) instanceof Map<?, ?> filter)
        || !filter.keySet().equals(new HashSet<>(names))) {
      return Optional.of(
          names.isEmpty()
              ? type.eventType() + " takes the filter {}."
              : "%s takes a filter with %s, and nothing else."
                  .formatted(type.eventType(), names.getFirst()));
    }
    return names.stream()
        .flatMap(name -> ofFilterValue(app, call, type, name, filter.get(name)).stream())
        .findFirst();
  }

  private Optional<String> ofFilterValue(
      String app, WantedCall call, EventType type, String name, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return Optional.of(name + " is a text.");
    }
    boolean isAnothers =
        (type.filter() == Filter.USER || type.filter() == Filter.SELF)
            && call.userId().filter(user -> !user.equals(text)).isPresent();
    return isAnothers
        ? Optional.of("The filter names the user whose credential is used, and nobody else.")
        : fields.refusal(app, name, text);
  }

  /** The type of a body whose fields are judged. */
  static EventType eventType(Map<String, Object> body) {
    return EventType.of(String.valueOf(body.get("event_type"))).orElseThrow();
  }

  private Optional<String> firstOf(String app, Map<String, String> values) {
    return values.entrySet().stream()
        .flatMap(one -> fields.refusal(app, one.getKey(), one.getValue()).stream())
        .findFirst();
  }

  private static boolean isWithin(Set<String> sent, List<String> required, List<String> optional) {
    Set<String> allowed = new HashSet<>(required);
    allowed.addAll(optional);
    return sent.containsAll(required) && allowed.containsAll(sent);
  }

  private static String listed(List<String> required, List<String> optional) {
    Set<String> all = new TreeSet<>(required);
    optional.forEach(name -> all.add(name + " (optional)"));
    return all.isEmpty() ? "(none)" : String.join(", ", all);
  }
}

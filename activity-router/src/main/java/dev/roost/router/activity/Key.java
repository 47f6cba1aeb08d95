package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.json.Canonical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what one happening is told from another of the same user: X's ids where there are any, the
 * content where there are none.
 *
 * @param family the family of kinds within which the parts are unique
 * @param parts X's ids, in the family's order; a part that may be missing is null
 */
public record Key(String family, List<@Nullable String> parts) {

  private static final String CONTENT = "/content";
  private static final String META = "meta";

  // How a copy was delivered, not what happened.
  private static final Set<String> OF_THE_DELIVERY = Set.of(META, "event_uuid");

  // What X tells beside what happened: it differs with the company a copy travels in, and with the
  // day, since a user's counts change.
  private static final Set<String> BESIDE = Set.of("users", "apps", "user_has_blocked");

  /** By ids, all of which are there; where one is missing, by those there are and the content. */
  static Key of(String family, JsonNode element, @Nullable String... ids) {
    if (Arrays.stream(ids).allMatch(Objects::nonNull)) {
      return new Key(family, Arrays.asList(ids));
    }
    List<@Nullable String> parts = new ArrayList<@Nullable String>(Arrays.asList(ids));
    parts.add(content(element));
    return new Key(family + CONTENT, parts);
  }

  /** By the canonical content of an element of a known kind that has no ids. */
  static Key ofContent(String family, JsonNode content) {
    return of(family, content, (String) null);
  }

  /**
   * By everything X sent, {@code meta.replay} apart: where nobody knows what tells one happening
   * from the next, two records for one are better than one for two.
   */
  static Key ofWhole(String family, ObjectNode whole) {
    ObjectNode told = without(whole, Set.of());
    if (whole.path(META) instanceof ObjectNode meta) {
      told.remove(META);
      ObjectNode rest = without(meta, Set.of("replay"));
      if (!rest.isEmpty()) {
        told.set(META, rest);
      }
    }
    return new Key(family + CONTENT, Arrays.asList(null, Canonical.of(told)));
  }

  /** Whether the content tells it, since an id is missing or nobody knows which field is one. */
  boolean isByContent() {
    return family.endsWith(CONTENT);
  }

  private static String content(JsonNode element) {
    ObjectNode told = without(element, OF_THE_DELIVERY);
    if (told.path("data") instanceof ObjectNode data) {
      told.set("data", without(data, OF_THE_DELIVERY));
    }
    ObjectNode alone = without(told, BESIDE);
    // Only where something is left: a body of nothing else is told by just that.
    boolean left = alone.properties().stream().anyMatch(f -> !f.getKey().equals("for_user_id"));
    return Canonical.of(left ? alone : told);
  }

  private static ObjectNode without(JsonNode element, Set<String> names) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    element.properties().stream()
        .filter(field -> !names.contains(field.getKey()))
        .forEach(field -> rest.set(field.getKey(), field.getValue()));
    return rest;
  }
}

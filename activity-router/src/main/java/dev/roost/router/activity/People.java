package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.router.json.Fields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom the users' names in an event belong to, as far as the event says: by its {@code includes},
 * whose users are flat or wrapped in {@code data}, and by the mentions of the Post.
 */
final class People {

  private static final int LONGEST_NAME = 50;

  private final Map<String, String> idByName = new HashMap<>();
  private final Map<String, String> nameById = new HashMap<>();

  static People of(JsonNode post, JsonNode includes) {
    People people = new People();
    includes
        .path("users")
        .valueStream()
        .forEach(user -> people.add(user.path("data").isObject() ? user.get("data") : user));
    post.path("entities").path("mentions").valueStream().forEach(people::add);
    return people;
  }

  /** Whether this name is that user's. */
  Answer isNamed(String user, String name) {
    String asked = name.toLowerCase(Locale.ROOT);
    String id = idByName.get(asked);
    if (id != null) {
      return Answer.of(id.equals(user));
    }
    String known = nameById.get(user);
    return known == null ? Answer.OPEN : Answer.of(known.equals(asked));
  }

  private void add(JsonNode user) {
    String id = Fields.id(user, "id");
    String name = name(user);
    if (id != null && name != null) {
      idByName.put(name, id);
      nameById.put(id, name);
    }
  }

  /** The name in a user or a mention in lower case, null where there is none. */
  static @Nullable String name(JsonNode user) {
    String name = Fields.text(user, "username", LONGEST_NAME);
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }
}

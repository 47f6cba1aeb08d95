package dev.roost.simulator.switches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The value in force of each switch. */
@Singleton
public final class CurrentSwitches implements Forgetful {

  private Map<Switch, String> chosen = Map.of();

  /**
   * Whether that value is in force.
   *
   * @throws IllegalArgumentException for a value that the switch does not have
   */
  public synchronized boolean is(Switch which, String value) {
    if (!which.choices().contains(value)) {
      throw new IllegalArgumentException(which.key() + " is never " + value);
    }
    return get(which).equals(value);
  }

  /** The value in force. */
  public synchronized String get(Switch which) {
    return chosen.getOrDefault(which, which.choices().getFirst());
  }

  /** Chooses those; what is not named is as by itself. 400 for a name or value that is unknown. */
  synchronized void set(JsonNode wanted) {
    Map<Switch, String> next = new EnumMap<>(Switch.class);
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      Switch which =
          Switch.of(field.getKey()).orElseThrow(() -> XErrorException.unusable("no such switch"));
      if (!which.choices().contains(field.getValue().asText())) {
        throw XErrorException.unusable(which.key() + ": " + String.join(" or ", which.choices()));
      }
      next.put(which, field.getValue().asText());
    }
    chosen = next;
  }

  /** All values in force, by the names of their switches. */
  synchronized Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Switch which : Switch.values()) {
      all.put(which.key(), get(which));
    }
    return all;
  }

  @Override
  public synchronized void forget() {
    chosen = Map.of();
  }
}

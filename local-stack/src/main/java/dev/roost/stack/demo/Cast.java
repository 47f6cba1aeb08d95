package dev.roost.stack.demo;

import dev.roost.simulatorclient.SimulatorClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The people of the demo.
 *
 * @param idByName their ids, by the name that they have in the play
 */
record Cast(Map<String, String> idByName) {

  /** All of them. */
  static final List<String> NAMES = List.of("ada", "ben", "cleo", "dan", "eva");

  /** Those who connect, and whose activities Roost gets; dan and eva only meet them. */
  static final List<String> CONNECTED = List.of("ada", "ben", "cleo");

  /** Makes those of an API at the simulator, or finds them of an earlier demo. */
  static Cast at(SimulatorClient simulator, DemoApi api) {
    Map<String, String> idByName = new LinkedHashMap<>();
    for (String name : NAMES) {
      idByName.put(name, simulator.user(api.screenName(name)));
    }
    return new Cast(idByName);
  }

  String id(String name) {
    String id = idByName.get(name);
    if (id == null) {
      throw new IllegalArgumentException("nobody is called " + name);
    }
    return id;
  }

  /** Whether the id is one of theirs. */
  boolean includes(String id) {
    return idByName.containsValue(id);
  }

  /** The name of whom has this id; the id itself for anybody else. */
  String name(String id) {
    return idByName.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(id);
  }
}

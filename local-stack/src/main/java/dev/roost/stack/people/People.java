package dev.roost.stack.people;

import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.stack.state.StackFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;

/** Ids of people by their screen names, and the names of those who were asked for. */
public final class People {

  private final SimulatorClient simulator;
  private final Map<String, String> nameById = new HashMap<>();

  /** Those of this simulator. */
  public People(SimulatorClient simulator) {
    this.simulator = simulator;
  }

  /** Those of the stack's simulator. */
  public static People at(HttpClient http, StackFile stack) {
    return new People(new SimulatorClient(http, URI.create(stack.simulator().url())));
  }

  /**
   * X's id of somebody. Whoever is not there yet is made, as the simulator does; digits alone are
   * an id already.
   *
   * @throws dev.roost.simulatorclient.SimulatorException when the simulator does not answer
   */
  public String id(String nameOrId) {
    if (nameOrId.chars().allMatch(Character::isDigit)) {
      return nameOrId;
    }
    String id = simulator.user(nameOrId);
    nameById.put(id, nameOrId);
    return id;
  }

  /** The name of whom was asked for; the id itself for anybody else. */
  public String name(String id) {
    return nameById.getOrDefault(id, id);
  }
}

package dev.roost.contracts.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that an enum's constants have on the wire, both ways. What is no name is refused: an
 * enum that is read from anything would still be a string.
 *
 * @param <E> the enum
 */
public final class WireNames<E extends Enum<E>> {

  private final Map<String, E> constants;
  private final String refusal;

  private WireNames(Map<String, E> constants, String refusal) {
    this.constants = constants;
    this.refusal = refusal;
  }

  /**
   * The names of all constants.
   *
   * @param values all constants, as {@code values()} gives them
   * @param name what a constant is called on the wire
   */
  public static <E extends Enum<E>> WireNames<E> of(E[] values, Function<E, String> name) {
    Map<String, E> constants =
        Stream.of(values).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    String known = Stream.of(values).map(name).collect(Collectors.joining(", "));
    return new WireNames<>(constants, "It is none of: " + known + ".");
  }

  /**
   * These names, and one more that is read and never written: what a constant was called before.
   *
   * @throws IllegalArgumentException when the name is taken
   */
  public WireNames<E> alsoRead(String formerName, E constant) {
    Map<String, E> more = new HashMap<>(constants);
    if (more.put(formerName, constant) != null) {
      throw new IllegalArgumentException("The name is taken.");
    }
    return new WireNames<>(Map.copyOf(more), refusal);
  }

  /**
   * The constant of this name.
   *
   * @throws IllegalArgumentException when none has it; the message lists the names and quotes
   *     nothing
   */
  public E read(String name) {
    E constant = constants.get(name);
    if (constant == null) {
      throw new IllegalArgumentException(refusal);
    }
    return constant;
  }
}

package dev.roost.system.mutation;

import dev.roost.system.oracle.Fault;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands above the first {@code diff --git} of a patch, where git reads over it: a line {@code
 * Name: value} for each field, each of them once.
 *
 * @param patch whose header it is, for messages
 * @param fields the fields, by name
 */
record PatchHeader(String patch, Map<String, String> fields) {

  private static final List<String> NAMES =
      List.of("Defect", "Module", "Finds", "May find", "Troubles", "Seconds", "Tries");

  private static final String NONE = "none";

  /** Reads it; refuses fields that are missing, unknown, empty or twice there. */
  static PatchHeader of(String patch, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    text.lines()
        .takeWhile(line -> !line.startsWith("diff --git"))
        .filter(line -> !line.isBlank())
        .forEach(line -> add(patch, fields, line));
    NAMES.stream()
        .filter(name -> !fields.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException("%s: the header lacks %s".formatted(patch, name));
        });
    return new PatchHeader(patch, fields);
  }

  private static void add(String patch, Map<String, String> fields, String line) {
    String[] parts = line.split(":", 2);
    boolean complete = parts.length == 2 && !parts[1].isBlank() && NAMES.contains(parts[0]);
    if (!complete || fields.put(parts[0], parts[1].strip()) != null) {
      throw new IllegalArgumentException(
          "%s: \"%s\" in the header is not one of %s with a value, each once"
              .formatted(patch, line, NAMES));
    }
  }

  String text(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("%s: the header lacks %s".formatted(patch, name));
    }
    return value;
  }

  int number(String name) {
    String value = text(name);
    if (!value.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(
          "%s: %s is %s, and must be 1 to 999".formatted(patch, name, value));
    }
    return Integer.parseInt(value);
  }

  /** Names of faults between commas, or {@code none}. */
  Set<Fault> faults(String name) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    if (!text(name).equals(NONE)) {
      Arrays.stream(text(name).split(",", -1))
          .forEach(word -> faults.add(fault(name, word.strip())));
    }
    return faults;
  }

  private Fault fault(String name, String word) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: %s names %s, which is no fault of the oracle".formatted(patch, name, word)));
  }
}

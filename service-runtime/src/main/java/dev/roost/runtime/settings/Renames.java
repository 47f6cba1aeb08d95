package dev.roost.runtime.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which settings had another name.
 *
 * @param byVariable each renamed setting by the environment variable of its old name
 */
record Renames(Map<String, Rename> byVariable) {

  private static final String FILE = "renamed-settings.properties";

  /** One setting, as a property. */
  record Rename(String from, String to) {

    String fromVariable() {
      return variable(from);
    }

    String toVariable() {
      return variable(to);
    }
  }

  /** Those of all services. */
  static Renames ofRoost() {
    Properties renamed = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(Renames.class.getResourceAsStream(FILE), FILE),
            StandardCharsets.UTF_8)) {
      renamed.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Renames(
        renamed.stringPropertyNames().stream()
            .map(from -> new Rename(from, renamed.getProperty(from)))
            .collect(Collectors.toUnmodifiableMap(Rename::fromVariable, rename -> rename)));
  }

  /**
   * Finds the renamed setting with this name.
   *
   * @param name a property's name, with a profile ({@code %prod.}) or without, or an environment
   *     variable's
   */
  Optional<Rename> of(String name) {
    String property = name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name;
    return Optional.ofNullable(byVariable.get(variable(property)));
  }

  /** As MicroProfile Config looks a property up in the environment. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}

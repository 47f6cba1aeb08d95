package dev.roost.admin.request;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * The form that a parameter of one Java type has. Text may be anything printable; a value type,
 * such as a record of one string, is asked by its constructor.
 */
final class ParameterForm {

  private ParameterForm() {}

  /** What is wrong with a value, if something is; nothing of the value is repeated. */
  static Optional<String> objection(Class<?> type, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("It holds a control character.");
    }
    if (type == int.class || type == long.class) {
      return unless(value.matches("-?[0-9]{1,9}"), "It is not a whole number.");
    }
    if (type == boolean.class) {
      return unless(value.equals("true") || value.equals("false"), "It is true or false.");
    }
    return type == String.class ? Optional.empty() : byConstructor(type, value);
  }

  private static Optional<String> unless(boolean right, String objection) {
    return right ? Optional.empty() : Optional.of(objection);
  }

  private static Optional<String> byConstructor(Class<?> type, String value) {
    try {
      Constructor<?> constructor = type.getConstructor(String.class);
      constructor.newInstance(value);
      return Optional.empty();
    } catch (InvocationTargetException refused) {
      return Optional.of(String.valueOf(refused.getTargetException().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be a parameter", e);
    }
  }
}

package dev.roost.admin.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of parameters and members of bodies, shown to callers where they are plain. */
public final class ParameterNames {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private ParameterNames() {}

  /** The name as a caller wrote it, if it is plain. */
  public static @Nullable String printable(String name) {
    return PLAIN.matcher(name).matches() ? name : null;
  }

  /** The member of a body, such as {@code users[0]}, that could not be read. */
  public static @Nullable String member(@Nullable Throwable unreadable) {
    StringBuilder member = new StringBuilder();
    if (unreadable instanceof JsonMappingException mapping) {
      for (Reference step : mapping.getPath()) {
        if (!append(member, step)) {
          break;
        }
      }
    }
    return member.isEmpty() ? null : member.toString();
  }

  private static boolean append(StringBuilder member, Reference step) {
    if (step.getFieldName() == null) {
      member.append('[').append(step.getIndex()).append(']');
      return true;
    }
    String name = printable(step.getFieldName());
    if (name != null) {
      member.append(member.isEmpty() ? "" : ".").append(name);
    }
    return name != null;
  }
}

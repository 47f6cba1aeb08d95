package dev.roost.system.mutation;

import dev.roost.system.fault.Schedule;
import dev.roost.system.fault.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trouble without which a mutant is not found, such as {@code frozen or silent kafka for 5 s}.
 *
 * @param kinds the names of the records of {@link Trouble}, in lower case
 * @param target what the name of its target begins with
 * @param atLeast how long it must last
 */
record WantedTrouble(Set<String> kinds, String target, Duration atLeast) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]+(?: or [a-z]+)*) ([a-z0-9-]+) for (\\d+) s");

  /**
   * Reads the header's field.
   *
   * @return empty for {@code none}
   */
  static Optional<WantedTrouble> parse(String patch, String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s: Troubles is \"%s\", and must be none, or as \"frozen or silent kafka for 5 s\""
              .formatted(patch, text));
    }
    return Optional.of(
        new WantedTrouble(
            Set.of(matcher.group(1).split(" or ", -1)),
            matcher.group(2),
            Duration.ofSeconds(Long.parseLong(matcher.group(3)))));
  }

  boolean isIn(Schedule schedule) {
    return schedule.steps().stream().anyMatch(step -> fits(step.trouble()));
  }

  boolean fits(Trouble trouble) {
    return kinds.contains(trouble.kind())
        && trouble.target().startsWith(target)
        && trouble.lasts().compareTo(atLeast) >= 0;
  }
}

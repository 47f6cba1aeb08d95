package dev.roost.stack.issuer;

import dev.roost.stack.process.StartFailedException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * How long a token is good for.
 *
 * @param people {@code ROOST_PEOPLE_TOKEN_LIFETIME}, 12 hours unless set: what is pasted into a
 *     terminal in the morning works until the evening
 * @param services {@code ROOST_SERVICE_TOKEN_LIFETIME}, an hour unless set, which is what
 *     Kubernetes gives, so that services meet a changed file here as they do there
 */
public record Lifetimes(Duration people, Duration services) {

  static final String PEOPLE = "ROOST_PEOPLE_TOKEN_LIFETIME";
  static final String SERVICES = "ROOST_SERVICE_TOKEN_LIFETIME";

  /** As the environment says. */
  public static Lifetimes of(Map<String, String> environment) throws StartFailedException {
    return new Lifetimes(
        duration(environment, PEOPLE, "12h"), duration(environment, SERVICES, "1h"));
  }

  private static Duration duration(Map<String, String> environment, String name, String unlessSet)
      throws StartFailedException {
    String text = environment.getOrDefault(name, unlessSet);
    try {
      Duration duration = Duration.parse("PT" + text);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0) {
        return duration;
      }
    } catch (DateTimeParseException notOne) {
      // the sentence below says it
    }
    throw new StartFailedException(
        "%s is %s; it takes a duration such as 12h, 30m or 90s, of a second at least."
            .formatted(name, text));
  }
}

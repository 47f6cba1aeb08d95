package dev.roost.simulator.act;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall happen.
 *
 * @param actor the id of who does it
 * @param target the id of whom it is done to; picked by the seed when it is needed and absent
 * @param of the id of the Post it is about; picked likewise
 * @param text the words; from the seed when absent
 * @param isLong whether the Post is to be cut, with its whole text in the extended form
 * @param implicitMentions ids of users whom X mentions in a reply although its author did not write
 *     their names
 * @param app whose access is revoked; that of all apps when absent
 */
public record ActRequest(
    String actor,
    Act act,
    @Nullable String target,
    @Nullable String of,
    @Nullable String text,
    @JsonProperty("long") boolean isLong,
    @Nullable List<String> implicitMentions,
    @Nullable String app) {

  /** The same, empty where nobody is said. */
  List<String> mentionedImplicitly() {
    return implicitMentions == null ? List.of() : implicitMentions;
  }

  /** An act without words of its own. */
  public static ActRequest of(String actor, Act act, @Nullable String target) {
    return new ActRequest(actor, act, target, null, null, false, null, null);
  }

  /** A user takes an app's access away; that of all apps where none is named. */
  static ActRequest revoke(String actor, @Nullable String app) {
    return new ActRequest(actor, Act.REVOKE, null, null, null, false, null, app);
  }
}

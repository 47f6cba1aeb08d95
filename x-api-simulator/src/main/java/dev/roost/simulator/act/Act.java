package dev.roost.simulator.act;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.roost.simulator.error.XErrorException;
import java.util.Locale;

/** What somebody can do. */
public enum Act {
  /** Write a Post; with a target, one that mentions them. */
  POST,
  /** Answer a Post. */
  REPLY,
  /** Quote a Post. */
  QUOTE,
  /** Repost a Post. */
  REPOST,
  /** Like a Post. */
  LIKE,
  /** Follow somebody. */
  FOLLOW,
  /** Follow somebody no more. */
  UNFOLLOW,
  /** Block somebody. */
  BLOCK,
  /** Block somebody no more. */
  UNBLOCK,
  /** Mute somebody. */
  MUTE,
  /** Mute somebody no more. */
  UNMUTE,
  /** Send a direct message. */
  MESSAGE,
  /** Type a direct message. */
  TYPE,
  /** Read direct messages. */
  READ,
  /** Delete a Post of one's own. */
  DELETE,
  /** Take the access of all apps away. */
  REVOKE,
  /** Do something of a kind nobody knows. */
  UNKNOWN;

  /** Its lower-case name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The act of that lower-case name. */
  @JsonCreator
  public static Act named(String name) {
    for (Act act : values()) {
      if (act.word().equals(name)) {
        return act;
      }
    }
    throw XErrorException.unusable("act: " + name.length() + " letters that name none");
  }
}

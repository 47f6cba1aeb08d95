package dev.roost.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody of the cast does.
 *
 * @param actor who, by name
 * @param act the simulator's word for it
 * @param to the other one, by name: the user it is done to, or whose latest Post it is done to
 * @param text what is said
 */
record Scene(String actor, String act, @Nullable String to, @Nullable String text) {

  /** The whole play: every kind of activity at least once, about ten seconds at the demo's pace. */
  static final List<Scene> PLAY =
      List.of(
          says("ada", "post", "Good morning from the roost"),
          on("ben", "like", "ada"),
          says("ben", "reply", "ada", "You are up early"),
          on("cleo", "repost", "ada"),
          says("dan", "quote", "ada", "What she says"),
          on("eva", "follow", "ada"),
          on("ada", "follow", "ben"),
          on("ben", "follow", "ada"),
          on("ben", "type", "ada"),
          says("ben", "message", "ada", "Lunch today?"),
          on("ada", "read", "ben"),
          on("ada", "type", "ben"),
          says("ada", "message", "ben", "Gladly, at noon"),
          on("ben", "read", "ada"),
          says("cleo", "post", "New feathers"),
          on("eva", "like", "cleo"),
          says("eva", "reply", "cleo", "They suit you"),
          on("dan", "like", "cleo"),
          on("cleo", "follow", "dan"),
          on("ben", "mute", "eva"),
          on("cleo", "block", "eva"),
          alone("cleo", "unknown"),
          says("dan", "post", "Quiet at last"),
          on("ada", "repost", "dan"),
          says("eva", "quote", "dan", "For whom?"),
          on("ben", "unmute", "eva"),
          on("cleo", "unblock", "eva"),
          on("cleo", "like", "dan"),
          on("ada", "unfollow", "ben"),
          says("cleo", "message", "dan", "See you tonight"),
          on("dan", "read", "cleo"),
          says("ben", "post", "Who stole my lunch"),
          says("ada", "reply", "ben", "Not me"),
          says("dan", "reply", "ben", "Nor me"),
          on("eva", "repost", "ben"),
          on("ada", "follow", "ben"),
          says("ben", "post", "Found it"),
          on("cleo", "like", "ben"),
          alone("ben", "delete"),
          says("ada", "post", "Good night from the roost"));

  /** What they go on with while nobody listens. */
  static final List<Scene> MISSED =
      List.of(
          says("ada", "post", "Is anybody there"),
          says("ben", "reply", "ada", "I am"),
          on("cleo", "like", "ada"),
          says("cleo", "message", "ada", "Did you get this"),
          on("ben", "repost", "ada"),
          on("dan", "follow", "cleo"),
          says("cleo", "post", "It is quiet tonight"),
          on("ada", "like", "cleo"));

  private static Scene says(String actor, String act, String text) {
    return new Scene(actor, act, null, text);
  }

  private static Scene says(String actor, String act, String to, String text) {
    return new Scene(actor, act, to, text);
  }

  private static Scene on(String actor, String act, String to) {
    return new Scene(actor, act, to, null);
  }

  private static Scene alone(String actor, String act) {
    return new Scene(actor, act, null, null);
  }
}

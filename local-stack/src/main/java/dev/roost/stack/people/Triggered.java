package dev.roost.stack.people;

import dev.roost.simulatorclient.Act;
import java.util.Arrays;

/** What came of an act, as a sentence. */
public final class Triggered {

  /** What people at the simulator can do. */
  public static final String ALL_KINDS =
      "post, reply, quote, repost, like, follow, unfollow, block, unblock, mute, unmute, message,"
          + " type, read, delete, revoke, unknown";

  private Triggered() {}

  /** Whether people can do this. */
  public static boolean isKind(String word) {
    return Arrays.asList(ALL_KINDS.split(", ")).contains(word);
  }

  /**
   * Says how many activities X delivers of it, and what to do where it delivers none.
   *
   * @param connect the page on which people connect
   */
  public static String sentence(String name, String kind, Act.Outcome outcome, String connect) {
    int told = outcome.happenings().size();
    String post = outcome.postId() == null ? "" : ", Post " + outcome.postId();
    String done = "%s by %s%s".formatted(kind, name, post);
    return switch (told) {
      case 0 ->
          done
              + ". X delivers nothing of it, since nobody whom it concerns is subscribed."
              + " Connect people on "
              + connect
              + ", or run ./roost demo.";
      case 1 -> done + ". X delivers 1 activity.";
      default -> done + ". X delivers " + told + " activities.";
    };
  }
}

package dev.roost.simulatorclient;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a user of the simulator does.
 *
 * @param actor id of the user who does it
 * @param act the simulator's word for it, {@code post} or {@code follow}
 * @param target id of the user it is done to, where there is one
 * @param of id of the Post it is done to, where there is one
 * @param text what is said, where something is
 */
@JsonInclude(Include.NON_NULL)
public record Act(
    String actor, String act, @Nullable String target, @Nullable String of, @Nullable String text) {

  /** An act that needs neither a Post nor words. */
  public static Act of(String actor, String act) {
    return new Act(actor, act, null, null, null);
  }

  /** An act towards another user. */
  public static Act towards(String actor, String act, String target) {
    return new Act(actor, act, target, null, null);
  }

  /** An act with words, such as a Post. */
  public static Act saying(String actor, String act, String text) {
    return new Act(actor, act, null, null, text);
  }

  /**
   * What came of it.
   *
   * @param happenings one for every subscribed user whom it concerns
   * @param postId id of the Post it made, where it made one
   */
  public record Outcome(List<Happened> happenings, @Nullable String postId) {}

  /**
   * An activity that X will attempt to deliver.
   *
   * @param id the simulator's id of it
   */
  public record Happened(String id) {}
}

package dev.roost.simulator.activity;

import dev.roost.simulator.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Post, with what it refers to one step deep.
 *
 * @param id beyond 2^53
 * @param text the full text, HTML-escaped as X stores it
 * @param mentioned those whose screen names the text may hold
 * @param photos 0 to 4
 * @param at when it was written, milliseconds since the epoch
 */
public record Post(
    long id, User author, String text, List<User> mentioned, int photos, long at, Relation to) {

  /** What a Post refers to: at most one of the three. */
  public record Relation(@Nullable Post repliedTo, @Nullable Post quoted, @Nullable Post reposted) {

    /** Refers to nothing. */
    public static final Relation NONE = new Relation(null, null, null);
  }

  /** The id as X's {@code id_str}. */
  public String idText() {
    return Long.toString(id);
  }

  /** The same Post as it stands inside another: X nests one level only. */
  public Post nested() {
    return new Post(
        id, author, text, mentioned, photos, at, new Relation(to.repliedTo(), null, null));
  }
}

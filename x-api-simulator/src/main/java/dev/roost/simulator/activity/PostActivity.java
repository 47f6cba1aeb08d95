package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;

/**
 * A Post was written.
 *
 * @param mention whether this user is told because the Post mentions them; then {@code
 *     user_has_blocked} is there
 * @param isWritten whether the author wrote the mention; one that X adds to a reply is none that
 *     the X Activity API tells of
 */
public record PostActivity(Post post, boolean mention, boolean isWritten) implements Activity {

  /** A Post whose mentions, if it is told for one, stand in the text that its author wrote. */
  public PostActivity(Post post, boolean mention) {
    this(post, mention, mention);
  }

  @Override
  public String kind() {
    return "tweet_create_events";
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    if (mention) {
      userHasBlocked(body);
    }
    body.putArray(kind()).add(PostJson.of(post, millis));
    return body;
  }

  /**
   * X's documentation prints text, its traffic has a boolean: now and then this X sends the text.
   */
  private void userHasBlocked(ObjectNode body) {
    if (post.id() % 10 == 0) {
      body.put("user_has_blocked", "false");
    } else {
      body.put("user_has_blocked", false);
    }
  }
}

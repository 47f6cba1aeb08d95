package dev.roost.simulator.act;

import dev.roost.simulator.activity.Activity;
import dev.roost.simulator.activity.Post;
import dev.roost.simulator.user.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an act came to: whom X has to tell what, and the Post it made or was about. */
record Deed(List<Notice> notices, @Nullable Post post) {

  /** One user and the activity as that user gets it. */
  record Notice(User user, Activity activity) {}

  /** The actor is told, and the other one too, unless both are the same. */
  static Deed of(User actor, User other, Activity activity) {
    return of(actor, activity, other, activity, null);
  }

  static Deed of(User actor, Activity toActor, User other, Activity toOther, @Nullable Post post) {
    List<Notice> notices = new ArrayList<>();
    notices.add(new Notice(actor, toActor));
    if (!other.equals(actor)) {
      notices.add(new Notice(other, toOther));
    }
    return new Deed(notices, post);
  }

  static Deed only(User user, Activity activity) {
    return new Deed(List.of(new Notice(user, activity)), null);
  }
}

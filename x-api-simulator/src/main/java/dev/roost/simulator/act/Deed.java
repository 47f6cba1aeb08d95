package dev.roost.simulator.act;

import dev.roost.simulator.activity.Activity;
import dev.roost.simulator.activity.Post;
import dev.roost.simulator.delivery.ActRecord;
import dev.roost.simulator.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an act came to: whom X has to tell what, to whom and with what it was done, and the Post it
 * made or was about.
 */
record Deed(List<Notice> notices, Subject subject, @Nullable Post post) {

  /** One user and the activity as that user gets it. */
  record Notice(User user, Activity activity) {}

  /**
   * To whom and with what it was done.
   *
   * @param target to whom, the first of several; null for nobody
   * @param object id of what it made, deleted, liked or read
   * @param of id of the Post that another one is about
   */
  record Subject(@Nullable User target, @Nullable String object, @Nullable String of) {

    static final Subject NONE = new Subject(null, null, null);

    /** Somebody, and nothing besides. */
    static Subject user(User target) {
      return new Subject(target, null, null);
    }
  }

  /** What the log says of it, as the act of that number, which is told at that moment. */
  ActRecord by(long number, User actor, Act act, long millis) {
    @Nullable String whom = subject.target() == null ? null : subject.target().id();
    @Nullable Post made = post;
    @Nullable Instant postedAt =
        made != null && made.idText().equals(subject.object())
            ? Instant.ofEpochMilli(made.at())
            : null;
    return new ActRecord(
        "a-" + number,
        act.word(),
        actor.id(),
        whom,
        subject.object(),
        subject.of(),
        Instant.ofEpochMilli(millis),
        postedAt);
  }

  /** The actor is told, and the other one too, unless both are the same. */
  static Deed of(User actor, User other, Activity activity, Subject subject) {
    List<Notice> notices = new ArrayList<>();
    notices.add(new Notice(actor, activity));
    if (!other.equals(actor)) {
      notices.add(new Notice(other, activity));
    }
    return new Deed(notices, subject, null);
  }

  static Deed only(User user, Activity activity, Subject subject) {
    return new Deed(List.of(new Notice(user, activity)), subject, null);
  }

  /** The same, about that Post. */
  Deed about(Post about) {
    return new Deed(notices, subject, about);
  }
}

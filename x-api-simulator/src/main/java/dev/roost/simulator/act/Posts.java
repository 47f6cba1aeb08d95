package dev.roost.simulator.act;

import dev.roost.simulator.activity.Post;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.EventClock;
import dev.roost.simulator.seed.Ids;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.user.User;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Posts that exist, the latest few thousand of them. */
@Singleton
final class Posts implements Forgetful {

  private static final int REMEMBERED = 5_000;
  private static final int LATEST = 5;
  private static final int LONG_ONE_IN = 4;
  private static final int SHORT = 140;

  private final Ids ids;
  private final Seed seed;
  private final Texts texts;
  private final EventClock clock;
  private final TreeMap<Long, Post> posts = new TreeMap<>();
  private long written;

  Posts(Ids ids, Seed seed, Texts texts, EventClock clock) {
    this.ids = ids;
    this.seed = seed;
    this.texts = texts;
    this.clock = clock;
  }

  /** A new Post; one that replies mentions whom it replies to. */
  synchronized Post write(User author, Words words, Post.Relation to) {
    long n = ++written;
    RandomGenerator random = seed.generator("post", n);
    boolean isLong = words.isLong() || (words.text() == null && random.nextInt(LONG_ONE_IN) == 0);
    String text = addressed(texts.post(n, words.text(), isLong), words.mentioned(), random);
    int photos = random.nextInt(4) == 0 ? random.nextInt(1, 5) : 0;
    Post post =
        new Post(ids.next("post"), author, text, words.mentioned(), photos, clock.next(), to);
    posts.put(post.id(), post);
    if (posts.size() > REMEMBERED) {
      posts.pollFirstEntry();
    }
    return post;
  }

  /** A repost: its text is the beginning of the other's, and is never truncated in X's sense. */
  synchronized Post repost(User author, Post of) {
    String text = cut("RT @" + of.author().screenName() + ": " + of.text());
    List<User> mentioned =
        Stream.concat(Stream.of(of.author()), of.mentioned().stream()).distinct().toList();
    Post.Relation to = new Post.Relation(null, null, of);
    return new Post(ids.next("post"), author, text, mentioned, 0, clock.next(), to);
  }

  /** The Post of that id, or 404. */
  synchronized Post get(String id) {
    try {
      Post post = posts.get(Long.parseLong(id));
      if (post != null) {
        return post;
      }
    } catch (NumberFormatException e) {
      throw XErrorException.unusable("of: the id of a Post");
    }
    throw new XErrorException(404, 144, "No status found with that ID.");
  }

  /**
   * One of the latest Posts of that author, written now if there is none; X tells nobody of that
   * one.
   */
  synchronized Post by(User author, RandomGenerator random) {
    List<Post> theirs =
        posts.descendingMap().values().stream()
            .filter(post -> post.author().equals(author))
            .limit(LATEST)
            .toList();
    return theirs.isEmpty()
        ? write(author, Words.NONE, Post.Relation.NONE)
        : theirs.get(random.nextInt(theirs.size()));
  }

  synchronized void remove(Post post) {
    posts.remove(post.id());
  }

  @Override
  public synchronized void forget() {
    posts.clear();
    written = 0;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= SHORT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHORT - 1)) + "…";
  }

  /** Mentions stand before or after; after a long text they are only in its extended form. */
  private static String addressed(String text, List<User> mentioned, RandomGenerator random) {
    StringBuilder addressed = new StringBuilder(text);
    for (User user : mentioned) {
      String name = "@" + user.screenName();
      if (text.contains(name)) {
        continue;
      }
      if (random.nextBoolean()) {
        addressed.insert(0, name + " ");
      } else {
        addressed.append(' ').append(name);
      }
    }
    return addressed.toString();
  }

  /** The words of a Post: given, or to come from the seed. */
  record Words(@Nullable String text, boolean isLong, List<User> mentioned) {

    static final Words NONE = new Words(null, false, List.of());
  }
}

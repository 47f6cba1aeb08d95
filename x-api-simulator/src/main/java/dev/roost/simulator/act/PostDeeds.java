package dev.roost.simulator.act;

import dev.roost.simulator.act.Posts.Words;
import dev.roost.simulator.activity.DeleteActivity;
import dev.roost.simulator.activity.LikeActivity;
import dev.roost.simulator.activity.Post;
import dev.roost.simulator.activity.PostActivity;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people do with Posts. The author of the Post in question is told, as is who does it. */
@Singleton
final class PostDeeds {

  private static final Pattern NAME = Pattern.compile("@(\\w+)");

  private final Posts posts;
  private final Users users;

  PostDeeds(Posts posts, Users users) {
    this.posts = posts;
    this.users = users;
  }

  Deed post(User actor, ActRequest request) {
    List<User> mentioned = mentioned(request);
    Post post = posts.write(actor, words(request, mentioned), Post.Relation.NONE);
    List<Deed.Notice> notices = new ArrayList<>();
    notices.add(new Deed.Notice(actor, new PostActivity(post, false)));
    mentioned.stream()
        .filter(user -> !user.equals(actor))
        .map(user -> new Deed.Notice(user, new PostActivity(post, true)))
        .forEach(notices::add);
    @Nullable User target = mentioned.isEmpty() ? null : mentioned.getFirst();
    return new Deed(notices, new Deed.Subject(target, post.idText(), null), post);
  }

  Deed reply(User actor, ActRequest request, RandomGenerator random) {
    Post to = subject(actor, request, random);
    List<User> addressed = new ArrayList<>(List.of(to.author()));
    request.mentionedImplicitly().stream().map(users::get).forEach(addressed::add);
    Words words = words(request, addressed);
    Post post = posts.write(actor, words, new Post.Relation(to, null, null));
    List<Deed.Notice> notices = new ArrayList<>();
    notices.add(new Deed.Notice(actor, new PostActivity(post, false)));
    addressed.stream()
        .distinct()
        .filter(user -> !user.equals(actor))
        .map(user -> new Deed.Notice(user, new PostActivity(post, true, isNamed(user, request))))
        .forEach(notices::add);
    return new Deed(notices, about(to, post), post);
  }

  Deed quote(User actor, ActRequest request, RandomGenerator random) {
    Post of = subject(actor, request, random);
    Post.Relation to = new Post.Relation(null, of, null);
    return told(actor, of, posts.write(actor, words(request, List.of()), to));
  }

  Deed repost(User actor, ActRequest request, RandomGenerator random) {
    Post of = subject(actor, request, random);
    return told(actor, of, posts.repost(actor, of));
  }

  Deed like(User actor, ActRequest request, RandomGenerator random) {
    Post liked = subject(actor, request, random);
    LikeActivity like = new LikeActivity(Letters.hex(random, 32), actor, liked);
    Deed.Subject subject = new Deed.Subject(liked.author(), liked.idText(), null);
    return Deed.of(actor, liked.author(), like, subject).about(liked);
  }

  Deed delete(User actor, ActRequest request, RandomGenerator random) {
    Post post = request.of() == null ? posts.by(actor, random) : posts.get(request.of());
    if (!post.author().equals(actor)) {
      throw new XErrorException(403, 183, "You may not delete another user's status.");
    }
    posts.remove(post);
    Deed.Subject subject = new Deed.Subject(null, post.idText(), null);
    return Deed.only(actor, new DeleteActivity(post), subject).about(post);
  }

  private static Deed told(User actor, Post of, Post post) {
    PostActivity activity = new PostActivity(post, false);
    return Deed.of(actor, of.author(), activity, about(of, post)).about(post);
  }

  /** Of a Post that is about another one. */
  private static Deed.Subject about(Post of, Post post) {
    return new Deed.Subject(of.author(), post.idText(), of.idText());
  }

  private boolean isNamed(User user, ActRequest request) {
    return request.text() != null
        && NAME.matcher(request.text())
            .results()
            .anyMatch(name -> users.find(name.group(1)).filter(user::equals).isPresent());
  }

  private Post subject(User actor, ActRequest request, RandomGenerator random) {
    if (request.of() != null) {
      return posts.get(request.of());
    }
    User author =
        request.target() == null ? users.other(actor, random) : users.get(request.target());
    return posts.by(author, random);
  }

  private List<User> mentioned(ActRequest request) {
    List<User> mentioned = new ArrayList<>();
    if (request.target() != null) {
      mentioned.add(users.get(request.target()));
    }
    if (request.text() != null) {
      NAME.matcher(request.text())
          .results()
          .flatMap(name -> users.find(name.group(1)).stream())
          .filter(user -> !mentioned.contains(user))
          .forEach(mentioned::add);
    }
    return mentioned;
  }

  private static Words words(ActRequest request, List<User> mentioned) {
    return new Words(request.text(), request.isLong(), mentioned);
  }
}

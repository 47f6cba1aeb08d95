package dev.roost.simulator.act;

import dev.roost.simulator.activity.Message;
import dev.roost.simulator.activity.MessageActivity;
import dev.roost.simulator.activity.RelationActivity;
import dev.roost.simulator.activity.RevokeActivity;
import dev.roost.simulator.activity.SignOfLifeActivity;
import dev.roost.simulator.activity.UnknownActivity;
import dev.roost.simulator.seed.Ids;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.user.User;
import dev.roost.simulator.user.Users;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What people do with each other, and with the apps they let in. */
@Singleton
final class PeopleDeeds implements Forgetful {

  private final Users users;
  private final Ids ids;
  private final Texts texts;
  private long messages;
  private long lastMessage;

  PeopleDeeds(Users users, Ids ids, Texts texts) {
    this.users = users;
    this.ids = ids;
    this.texts = texts;
  }

  /** Both are told of a follow; of its end, of blocks and of mutes only who does it. */
  Deed relation(String family, User actor, ActRequest request, RandomGenerator random) {
    User target = target(actor, request, random);
    String type = request.act().name().toLowerCase(Locale.ROOT);
    RelationActivity activity = new RelationActivity(family, type, actor, target);
    return request.act() == Act.FOLLOW
        ? Deed.of(actor, target, activity, Deed.Subject.user(target))
        : Deed.only(actor, activity, Deed.Subject.user(target));
  }

  Deed message(User actor, ActRequest request, RandomGenerator random) {
    User recipient = target(actor, request, random);
    lastMessage = ids.next("message");
    String text = texts.message(++messages, request.text());
    boolean throughApp = random.nextInt(4) == 0;
    Message message = new Message(lastMessage, actor, recipient, text, throughApp, extra(random));
    Deed.Subject subject = new Deed.Subject(recipient, Long.toString(lastMessage), null);
    return Deed.of(actor, recipient, new MessageActivity(message), subject);
  }

  /** Only who is typed to is told. */
  Deed type(User actor, ActRequest request, RandomGenerator random) {
    User recipient = target(actor, request, random);
    return Deed.only(
        recipient, new SignOfLifeActivity(actor, recipient, null), Deed.Subject.user(recipient));
  }

  /** Only whose messages were read is told. */
  Deed read(User actor, ActRequest request, RandomGenerator random) {
    User recipient = target(actor, request, random);
    long read = lastMessage == 0 ? ids.next("message") : lastMessage;
    Deed.Subject subject = new Deed.Subject(recipient, Long.toString(read), null);
    return Deed.only(recipient, new SignOfLifeActivity(actor, recipient, read), subject);
  }

  Deed revoke(User actor, ActRequest request) {
    return Deed.only(actor, new RevokeActivity(request.app()), Deed.Subject.NONE);
  }

  Deed unknown(User actor, ActRequest request, RandomGenerator random) {
    String title = request.text() == null ? "A space <for> birds" : request.text();
    String kind = UnknownActivity.KINDS.get(random.nextInt(UnknownActivity.KINDS.size()));
    UnknownActivity space = new UnknownActivity(kind, ids.next("space"), actor, title);
    return Deed.only(actor, space, new Deed.Subject(null, space.idText(), null));
  }

  @Override
  public void forget() {
    messages = 0;
    lastMessage = 0;
  }

  private User target(User actor, ActRequest request, RandomGenerator random) {
    return request.target() == null ? users.other(actor, random) : users.get(request.target());
  }

  private static Message.Extra extra(RandomGenerator random) {
    Message.Extra[] extras = Message.Extra.values();
    int drawn = random.nextInt(extras.length * 4);
    return drawn < extras.length ? extras[drawn] : Message.Extra.NONE;
  }
}

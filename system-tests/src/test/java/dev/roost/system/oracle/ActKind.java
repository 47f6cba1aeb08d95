package dev.roost.system.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of each act: the oracle's own table, in plain text. It follows from X's
 * documentation and Roost's, and nothing of it is read from Roost's code.
 *
 * <p>The actor is told of {@code toActor}, whoever else is told of {@code toOther}. For the end of
 * a follow, block or mute and for a deletion X tells the actor alone, of typing and reading the one
 * it is done to alone; their two types are the same. Whom a reply, quote or repost only mentions is
 * told of a mention.
 *
 * <p>The event types of the X Activity API are these types without {@code com.x.}; a Post that also
 * mentions somebody is told of once more as a mention. What nobody knows has no event type.
 */
enum ActKind {
  POST("post", "post.create", "post.mention.create", "original"),
  REPLY("reply", "post.create", "post.reply.create", "reply"),
  QUOTE("quote", "post.create", "post.quote.create", "quote"),
  REPOST("repost", "post.create", "post.repost.create", "repost"),
  LIKE("like", "like.create", Audience.PUBLIC, Subject.OBJECT),
  DELETE("delete", "post.delete", Audience.PUBLIC, Subject.OBJECT),
  FOLLOW("follow", "follow.follow", Audience.PUBLIC, Subject.TARGET),
  UNFOLLOW("unfollow", "follow.unfollow", Audience.PUBLIC, Subject.TARGET),
  BLOCK("block", "block.block", Audience.PUBLIC, Subject.TARGET),
  UNBLOCK("unblock", "block.unblock", Audience.PUBLIC, Subject.TARGET),
  MUTE("mute", "mute.mute", Audience.PUBLIC, Subject.TARGET),
  UNMUTE("unmute", "mute.unmute", Audience.PUBLIC, Subject.TARGET),
  MESSAGE("message", "dm.sent", "dm.received", null, Audience.PRIVATE, Subject.OBJECT),
  TYPE("type", "dm.indicate_typing", Audience.PRIVATE, Subject.TARGET),
  READ("read", "dm.read", Audience.PRIVATE, Subject.OBJECT),
  /** Of a kind that nobody knows nobody can tell who did it, to what, and when. */
  UNKNOWN("unknown", "unknown", Audience.PRIVATE, Subject.NONE);

  /** Who may read it, and therefore its topic. */
  enum Audience {
    PUBLIC("x.activities"),
    PRIVATE("x.direct-messages");

    private final String topic;

    Audience(String topic) {
      this.topic = topic;
    }

    String topic() {
      return topic;
    }
  }

  /** What {@code ce_subject} names. */
  enum Subject {
    OBJECT,
    TARGET,
    NONE
  }

  private static final String PREFIX = "com.x.";
  private static final String MENTION = "com.x.post.mention.create";

  private final String word;
  private final String toActor;
  private final String toOther;
  private final @Nullable String postKind;
  private final Audience audience;
  private final Subject subject;

  ActKind(String word, String toActor, String toOther, String postKind) {
    this(word, toActor, toOther, postKind, Audience.PUBLIC, Subject.OBJECT);
  }

  ActKind(String word, String type, Audience audience, Subject subject) {
    this(word, type, type, null, audience, subject);
  }

  ActKind(
      String word,
      String toActor,
      String toOther,
      @Nullable String postKind,
      Audience audience,
      Subject subject) {
    this.word = word;
    this.toActor = PREFIX + toActor;
    this.toOther = PREFIX + toOther;
    this.postKind = postKind;
    this.audience = audience;
    this.subject = subject;
  }

  /** The kind with this word of the simulator's; empty for one that comes out as no activity. */
  static Optional<ActKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The value of {@code ce_type} for this user. */
  String type(Act act, String forUser) {
    if (act.actor().equals(forUser)) {
      return toActor;
    }
    return postKind != null && !forUser.equals(act.target()) ? MENTION : toOther;
  }

  /** All values of {@code ce_type} that it comes out with. */
  Stream<String> types() {
    return postKind == null ? Stream.of(toActor, toOther) : Stream.of(toActor, toOther, MENTION);
  }

  /** Whether the X Activity API tells the user of this act by such an event. */
  boolean isToldAs(Envelope envelope, Act act) {
    String user = envelope.userId();
    String told = PREFIX + envelope.eventType();
    boolean mayMention = postKind != null && !act.actor().equals(user);
    return known() && (told.equals(type(act, user)) || (mayMention && told.equals(MENTION)));
  }

  /** The topic it comes out on. */
  String topic() {
    return audience.topic();
  }

  /** The value of {@code roost-post-kind}; null for what is no Post. */
  @Nullable String postKind() {
    return postKind;
  }

  /** The value of {@code ce_subject}; null for none. */
  @Nullable String subject(Act act) {
    return switch (subject) {
      case OBJECT -> act.object();
      case TARGET -> act.target();
      case NONE -> null;
    };
  }

  /** Whether a reader of the body can tell who did it and when. */
  boolean known() {
    return this != UNKNOWN;
  }

  /** When it happened, as the Account Activity API says it; null where it does not. */
  @Nullable Instant time(Act act) {
    return known() ? act.at() : null;
  }

  /**
   * When it happened, as the X Activity API says it: of Posts the second in which they were
   * written, of deletions and of what is done to a person nothing.
   */
  @Nullable Instant eventTime(Act act) {
    return switch (this) {
      case POST, REPLY, QUOTE, REPOST -> {
        Instant postedAt = act.postedAt();
        yield postedAt == null ? null : postedAt.truncatedTo(ChronoUnit.SECONDS);
      }
      case LIKE, MESSAGE, TYPE, READ -> act.at();
      case DELETE, FOLLOW, UNFOLLOW, BLOCK, UNBLOCK, MUTE, UNMUTE, UNKNOWN -> null;
    };
  }
}

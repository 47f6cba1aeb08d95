package dev.roost.contracts.activity;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an activity is, in X's newest vocabulary, so that consumers outlive the change of dialect.
 * The X Activity API has further kinds; they keep X's own name behind {@code com.x.} and are not
 * listed here.
 */
public enum ActivityType {
  POST_CREATE("com.x.post.create", Topics.ACTIVITIES),
  POST_REPLY_CREATE("com.x.post.reply.create", Topics.ACTIVITIES),
  POST_REPOST_CREATE("com.x.post.repost.create", Topics.ACTIVITIES),
  POST_QUOTE_CREATE("com.x.post.quote.create", Topics.ACTIVITIES),
  POST_MENTION_CREATE("com.x.post.mention.create", Topics.ACTIVITIES),
  POST_DELETE("com.x.post.delete", Topics.ACTIVITIES),
  LIKE_CREATE("com.x.like.create", Topics.ACTIVITIES),
  FOLLOW("com.x.follow.follow", Topics.ACTIVITIES),
  UNFOLLOW("com.x.follow.unfollow", Topics.ACTIVITIES),
  BLOCK("com.x.block.block", Topics.ACTIVITIES),
  UNBLOCK("com.x.block.unblock", Topics.ACTIVITIES),
  MUTE("com.x.mute.mute", Topics.ACTIVITIES),
  UNMUTE("com.x.mute.unmute", Topics.ACTIVITIES),
  DM_SENT("com.x.dm.sent", Topics.DIRECT_MESSAGES),
  DM_RECEIVED("com.x.dm.received", Topics.DIRECT_MESSAGES),
  DM_TYPING("com.x.dm.indicate_typing", Topics.DIRECT_MESSAGES),
  DM_READ("com.x.dm.read", Topics.DIRECT_MESSAGES),
  /** What nobody knows yet: delivered on the private topic, never dropped. */
  UNKNOWN("com.x.unknown", Topics.DIRECT_MESSAGES);

  private static final Map<String, ActivityType> BY_CE_TYPE =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(ActivityType::ceType, Function.identity()));

  private final String ceType;
  private final Topic topic;

  ActivityType(String ceType, Topic topic) {
    this.ceType = ceType;
    this.topic = topic;
  }

  /** The value of the {@code ce_type} header. */
  public String ceType() {
    return ceType;
  }

  /** The topic it comes out on. */
  public Topic topic() {
    return topic;
  }

  /** The type with this {@code ce_type}, empty for one that only X knows. */
  public static Optional<ActivityType> ofCeType(String ceType) {
    return Optional.ofNullable(BY_CE_TYPE.get(ceType));
  }
}

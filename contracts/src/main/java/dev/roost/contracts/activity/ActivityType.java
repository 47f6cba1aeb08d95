package dev.roost.contracts.activity;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an activity is, in X's newest vocabulary, so that consumers outlive the change of API. A
 * type that X adds to the X Activity API keeps X's own name behind {@code com.x.}, on {@code
 * x.direct-messages} unless its family is public.
 *
 * <p>Likes, blocks and mutes are on {@code x.activities} in all APIs, although the X Activity API
 * calls them private.
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
  // From here on of the X Activity API alone.
  SUBSCRIBE("com.x.subscriptions.subscribe", Topics.DIRECT_MESSAGES),
  UNSUBSCRIBE("com.x.subscriptions.unsubscribe", Topics.DIRECT_MESSAGES),
  PROFILE_UPDATE_BIO("com.x.profile.update.bio", Topics.ACTIVITIES),
  PROFILE_UPDATE_PROFILE_PICTURE("com.x.profile.update.profile_picture", Topics.ACTIVITIES),
  PROFILE_UPDATE_BANNER_PICTURE("com.x.profile.update.banner_picture", Topics.ACTIVITIES),
  PROFILE_UPDATE_SCREENNAME("com.x.profile.update.screenname", Topics.ACTIVITIES),
  PROFILE_UPDATE_HANDLE("com.x.profile.update.handle", Topics.ACTIVITIES),
  PROFILE_UPDATE_GEO("com.x.profile.update.geo", Topics.ACTIVITIES),
  PROFILE_UPDATE_URL("com.x.profile.update.url", Topics.ACTIVITIES),
  PROFILE_UPDATE_VERIFIED_BADGE("com.x.profile.update.verified_badge", Topics.ACTIVITIES),
  PROFILE_UPDATE_AFFILIATE_BADGE("com.x.profile.update.affiliate_badge", Topics.ACTIVITIES),
  CHAT_RECEIVED("com.x.chat.received", Topics.DIRECT_MESSAGES),
  CHAT_SENT("com.x.chat.sent", Topics.DIRECT_MESSAGES),
  CHAT_CONVERSATION_JOIN("com.x.chat.conversation.join", Topics.DIRECT_MESSAGES),
  CHAT_CONVERSATION_MEMBER_ADDED("com.x.chat.conversation.member_added", Topics.DIRECT_MESSAGES),
  CHAT_CONVERSATION_MEMBER_REMOVED(
      "com.x.chat.conversation.member_removed", Topics.DIRECT_MESSAGES),
  CHAT_CONVERSATION_ADMIN_ADDED("com.x.chat.conversation.admin_added", Topics.DIRECT_MESSAGES),
  CHAT_CONVERSATION_ADMIN_REMOVED("com.x.chat.conversation.admin_removed", Topics.DIRECT_MESSAGES),
  CHAT_UPDATE_GROUP_NAME("com.x.chat.update.group_name", Topics.DIRECT_MESSAGES),
  CHAT_UPDATE_RESTRICTIONS("com.x.chat.update.restrictions", Topics.DIRECT_MESSAGES),
  SPACES_START("com.x.spaces.start", Topics.ACTIVITIES),
  SPACES_END("com.x.spaces.end", Topics.ACTIVITIES),
  BROADCAST_START("com.x.broadcast.start", Topics.DIRECT_MESSAGES),
  BROADCAST_END("com.x.broadcast.end", Topics.DIRECT_MESSAGES),
  BROADCAST_CHAT("com.x.broadcast.chat", Topics.DIRECT_MESSAGES),
  BROADCAST_CHAT_REMOVE("com.x.broadcast.chat.remove", Topics.DIRECT_MESSAGES),
  NEWS_NEW("com.x.news.new", Topics.ACTIVITIES),
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

  /** The type with this {@code ce_type}, empty for one that X added since. */
  public static Optional<ActivityType> ofCeType(String ceType) {
    return Optional.ofNullable(BY_CE_TYPE.get(ceType));
  }
}

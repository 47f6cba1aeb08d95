package dev.roost.subscriptions.consent;

import dev.roost.xapi.v2.EventType;
import java.util.Collection;
import java.util.List;

/** What X delivers of a user, in words for that user. */
public final class Activities {

  /** What account activity delivers, all together or not at all. */
  public static final List<String> ACCOUNT_ACTIVITY =
      List.of(
          "your Posts, replies, reposts and quotes, and those others make to you",
          "your likes, follows, blocks and mutes, and likes and follows of you",
          "your direct messages, sent and received, with typing and read receipts");

  private Activities() {}

  /** What these event types tell, each thing once, in the order of the table. */
  public static List<String> of(Collection<EventType> types) {
    return types.stream().sorted().map(Activities::of).distinct().toList();
  }

  /** What one event type tells. */
  static String of(EventType type) {
    return switch (type) {
      case POST_CREATE -> "your Posts, replies, reposts and quotes";
      case POST_DELETE -> "which of your Posts you delete";
      case POST_MENTION_CREATE -> "Posts that mention you";
      case POST_REPLY_CREATE -> "replies to you";
      case POST_QUOTE_CREATE -> "quotes of your Posts";
      case POST_REPOST_CREATE -> "reposts of your Posts";
      case LIKE_CREATE -> "your likes, and likes of your Posts";
      case FOLLOW_FOLLOW, FOLLOW_UNFOLLOW -> "whom you follow and who follows you";
      case SUBSCRIPTIONS_SUBSCRIBE, SUBSCRIPTIONS_UNSUBSCRIBE ->
          "whom you subscribe to and who subscribes to you";
      case PROFILE_UPDATE_BIO,
          PROFILE_UPDATE_PROFILE_PICTURE,
          PROFILE_UPDATE_BANNER_PICTURE,
          PROFILE_UPDATE_SCREENNAME,
          PROFILE_UPDATE_HANDLE,
          PROFILE_UPDATE_GEO,
          PROFILE_UPDATE_URL,
          PROFILE_UPDATE_VERIFIED_BADGE,
          PROFILE_UPDATE_AFFILIATE_BADGE ->
          "changes of your profile";
      case MUTE_MUTE, MUTE_UNMUTE -> "whom you mute";
      case BLOCK_BLOCK, BLOCK_UNBLOCK -> "whom you block";
      case DM_RECEIVED -> "direct messages to you";
      case DM_SENT -> "direct messages from you";
      case DM_READ -> "which direct messages have been read";
      case DM_INDICATE_TYPING -> "typing in direct messages";
      case CHAT_RECEIVED, CHAT_SENT -> "your encrypted chat messages";
      case CHAT_CONVERSATION_JOIN,
          CHAT_CONVERSATION_MEMBER_ADDED,
          CHAT_CONVERSATION_MEMBER_REMOVED,
          CHAT_CONVERSATION_ADMIN_ADDED,
          CHAT_CONVERSATION_ADMIN_REMOVED,
          CHAT_UPDATE_GROUP_NAME,
          CHAT_UPDATE_RESTRICTIONS ->
          "changes of the chat groups that you are in";
      case SPACES_START, SPACES_END -> "your Spaces";
      case BROADCAST_START, BROADCAST_END -> "your broadcasts";
      case BROADCAST_CHAT, BROADCAST_CHAT_REMOVE -> "the chat of your broadcasts";
      case NEWS_NEW -> "news";
      case OAUTH_REVOKE -> "that you take the access back";
    };
  }
}

package dev.roost.xapi.v2;

import static dev.roost.xapi.v2.EventIdentity.BROADCAST;
import static dev.roost.xapi.v2.EventIdentity.ID;
import static dev.roost.xapi.v2.EventIdentity.REVOCATION;
import static dev.roost.xapi.v2.EventIdentity.SPACE;
import static dev.roost.xapi.v2.Privacy.NOT_STATED;
import static dev.roost.xapi.v2.Privacy.PRIVATE;
import static dev.roost.xapi.v2.Privacy.PUBLIC;

import dev.roost.xapi.payload.PayloadKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event types of the X Activity API (X's OpenAPI document 2.169 and its pages of 2026). X adds
 * types without a version change, so one that is not here is to be passed on, never dropped.
 *
 * <p>{@code oauth.revoke} is documented, and missing in the OpenAPI document's list.
 */
public enum EventType {
  POST_CREATE("post.create", post(PUBLIC, PriceClass.POST, PayloadKind.POST_CREATE)),
  /** The page on activities bills it as a Post, the price list does not; the list is followed. */
  POST_DELETE(
      "post.delete",
      new Row(PUBLIC, Filter.USER, "tweet.read", PriceClass.FREE)
          .of(ID, EventTime.NONE, "/id")
          .formerly(PayloadKind.POST_DELETE)),
  POST_MENTION_CREATE("post.mention.create", related()),
  POST_REPLY_CREATE("post.reply.create", related()),
  POST_QUOTE_CREATE("post.quote.create", related()),
  POST_REPOST_CREATE("post.repost.create", related()),
  /**
   * Of both directions unless the filter says one. Named {@code liked_tweet_id} in samples, {@code
   * liked_post_id} by the naming of later documents.
   */
  LIKE_CREATE(
      "like.create",
      new Row(PRIVATE, Filter.USER, "like.read", PriceClass.NOT_PUBLISHED)
          .of(ID, EventTime.TIMESTAMP_MS, "/liked_tweet_id")
          .qualified()
          .formerly(PayloadKind.LIKE)),
  FOLLOW_FOLLOW("follow.follow", follow()),
  FOLLOW_UNFOLLOW("follow.unfollow", follow()),
  SUBSCRIPTIONS_SUBSCRIBE("subscriptions.subscribe", subscription()),
  SUBSCRIPTIONS_UNSUBSCRIBE("subscriptions.unsubscribe", subscription()),
  PROFILE_UPDATE_BIO("profile.update.bio", profile()),
  PROFILE_UPDATE_PROFILE_PICTURE("profile.update.profile_picture", profile()),
  PROFILE_UPDATE_BANNER_PICTURE("profile.update.banner_picture", profile()),
  PROFILE_UPDATE_SCREENNAME("profile.update.screenname", profile()),
  PROFILE_UPDATE_HANDLE("profile.update.handle", profile()),
  PROFILE_UPDATE_GEO("profile.update.geo", profile()),
  PROFILE_UPDATE_URL("profile.update.url", profile()),
  PROFILE_UPDATE_VERIFIED_BADGE("profile.update.verified_badge", profile()),
  PROFILE_UPDATE_AFFILIATE_BADGE("profile.update.affiliate_badge", profile()),
  MUTE_MUTE("mute.mute", own("mute.read", PriceClass.MUTE, PayloadKind.MUTE)),
  MUTE_UNMUTE("mute.unmute", own("mute.read", PriceClass.MUTE, PayloadKind.MUTE)),
  BLOCK_BLOCK("block.block", own("block.read", PriceClass.BLOCK, PayloadKind.BLOCK)),
  BLOCK_UNBLOCK("block.unblock", own("block.read", PriceClass.BLOCK, PayloadKind.BLOCK)),
  DM_RECEIVED("dm.received", message(PriceClass.DIRECT_MESSAGE)),
  DM_SENT("dm.sent", message(PriceClass.FREE)),
  /** No payload of it is published. */
  DM_READ("dm.read", conversation(PayloadKind.MARK_READ)),
  /** No payload of it is published. */
  DM_INDICATE_TYPING("dm.indicate_typing", conversation(PayloadKind.TYPING)),
  CHAT_RECEIVED("chat.received", chat(PriceClass.CHAT)),
  CHAT_SENT("chat.sent", chat(PriceClass.FREE)),
  /** Also asked for as {@code chat.conversation_join}, which X answers by this name. */
  CHAT_CONVERSATION_JOIN("chat.conversation.join", group(PriceClass.FREE)),
  CHAT_CONVERSATION_MEMBER_ADDED("chat.conversation.member_added", group()),
  CHAT_CONVERSATION_MEMBER_REMOVED("chat.conversation.member_removed", group()),
  CHAT_CONVERSATION_ADMIN_ADDED("chat.conversation.admin_added", group()),
  CHAT_CONVERSATION_ADMIN_REMOVED("chat.conversation.admin_removed", group()),
  CHAT_UPDATE_GROUP_NAME("chat.update.group_name", group()),
  CHAT_UPDATE_RESTRICTIONS("chat.update.restrictions", group()),
  SPACES_START("spaces.start", space()),
  SPACES_END("spaces.end", space()),
  BROADCAST_START("broadcast.start", broadcast()),
  BROADCAST_END("broadcast.end", broadcast()),
  /**
   * Its scope is {@code tweet.read} in the OpenAPI document and {@code broadcast.read} in prose.
   */
  BROADCAST_CHAT(
      "broadcast.chat",
      new Row(PRIVATE, Filter.SELF, "broadcast.read", PriceClass.NOT_PUBLISHED)
          .of(EventIdentity.CHAT_MESSAGE, EventTime.NONE, "/broadcast_id")),
  /** No payload of it is published. */
  BROADCAST_CHAT_REMOVE(
      "broadcast.chat.remove",
      new Row(PRIVATE, Filter.SELF, "broadcast.read", PriceClass.NOT_PUBLISHED)),
  /** For Enterprise and Partner apps. */
  NEWS_NEW(
      "news.new",
      new Row(PUBLIC, Filter.KEYWORD, null, PriceClass.NEWS).of(ID, EventTime.UPDATED_AT, "/id")),
  /** One subscription for the whole app, made with the bearer. */
  OAUTH_REVOKE(
      "oauth.revoke",
      new Row(PUBLIC, Filter.NONE, null, PriceClass.NOT_PUBLISHED)
          .of(REVOCATION, EventTime.DATE_TIME, "/user_id")
          .formerly(PayloadKind.USER_EVENT));

  private static final Map<String, EventType> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(EventType::eventType, Function.identity()));

  private final String eventType;
  private final Row row;

  EventType(String eventType, Row row) {
    this.eventType = eventType;
    this.row = row;
  }

  /** X's dotted name, as in {@code event_type}. */
  public String eventType() {
    return eventType;
  }

  /** Whose consent it needs. */
  public Privacy privacy() {
    return row.privacy();
  }

  /** What its filter names. */
  public Filter filter() {
    return row.filter();
  }

  /** The OAuth 2.0 scope of a user's token; empty where no user's token is of use. */
  public Optional<String> scope() {
    return Optional.ofNullable(row.scope());
  }

  /** What X bills an event as. */
  public PriceClass priceClass() {
    return row.price();
  }

  /** Which fields tell one event from another. */
  public EventIdentity identity() {
    return row.identity();
  }

  /** Where its time stands. */
  public EventTime time() {
    return row.time();
  }

  /** JSON pointer from the payload to the id of what the event is about; empty where unknown. */
  public Optional<String> subject() {
    return Optional.ofNullable(row.subject());
  }

  /** Whether its filter takes {@code direction} and {@code qualifiers}. */
  public boolean isQualified() {
    return row.isQualified();
  }

  /** What the Account Activity API delivers the same as; empty for what it does not have. */
  public Optional<PayloadKind> accountActivity() {
    return Optional.ofNullable(row.formerly());
  }

  /** The type of that name; the deprecated {@code chat.conversation_join} too. */
  public static Optional<EventType> of(String eventType) {
    return eventType.equals("chat.conversation_join")
        ? Optional.of(CHAT_CONVERSATION_JOIN)
        : Optional.ofNullable(BY_NAME.get(eventType));
  }

  private static Row post(Privacy privacy, PriceClass price, PayloadKind formerly) {
    return new Row(privacy, Filter.USER, "tweet.read", price)
        .of(ID, EventTime.CREATED_AT, "/id")
        .formerly(formerly);
  }

  private static Row related() {
    return post(PRIVATE, PriceClass.RELATED_POST, PayloadKind.POST_CREATE);
  }

  private static Row follow() {
    return new Row(NOT_STATED, Filter.USER, "tweet.read", PriceClass.FOLLOW)
        .of(EventIdentity.NONE, EventTime.NONE, "/target/data/id")
        .qualified()
        .formerly(PayloadKind.FOLLOW);
  }

  private static Row subscription() {
    return new Row(PRIVATE, Filter.SELF, "follows.read", PriceClass.NOT_PUBLISHED)
        .of(EventIdentity.NONE, EventTime.NONE, "/target/data/id")
        .qualified();
  }

  private static Row profile() {
    return new Row(PUBLIC, Filter.USER, "tweet.read", PriceClass.PROFILE);
  }

  private static Row own(String scope, PriceClass price, PayloadKind formerly) {
    return new Row(PRIVATE, Filter.SELF, scope, price)
        .of(EventIdentity.NONE, EventTime.NONE, "/target/data/id")
        .formerly(formerly);
  }

  private static Row message(PriceClass price) {
    return new Row(PRIVATE, Filter.USER, "dm.read", price)
        .of(
            EventIdentity.MESSAGE,
            EventTime.CREATED_TIMESTAMP,
            "/direct_message_events/0/message_create/target/recipient_id")
        .formerly(PayloadKind.DIRECT_MESSAGE);
  }

  private static Row conversation(PayloadKind formerly) {
    return new Row(PRIVATE, Filter.USER, "dm.read", PriceClass.FREE).formerly(formerly);
  }

  private static Row chat(PriceClass price) {
    return new Row(PRIVATE, Filter.USER, "dm.read", price)
        .of(ID, EventTime.CREATED_AT_MSEC, "/conversation_id")
        .qualified();
  }

  private static Row group() {
    return group(PriceClass.NOT_PUBLISHED);
  }

  private static Row group(PriceClass price) {
    return new Row(PRIVATE, Filter.USER, "dm.read", price).qualified();
  }

  private static Row space() {
    return new Row(NOT_STATED, Filter.USER, "tweet.read", PriceClass.SPACE)
        .of(SPACE, EventTime.NONE, "/broadcast_id");
  }

  private static Row broadcast() {
    return new Row(PUBLIC, Filter.USER, "tweet.read", PriceClass.NOT_PUBLISHED)
        .of(BROADCAST, EventTime.EVENT_TIMESTAMP_MS, "/broadcast_id");
  }

  /** One row of the table. */
  private record Row(
      Privacy privacy,
      Filter filter,
      @Nullable String scope,
      PriceClass price,
      EventIdentity identity,
      EventTime time,
      @Nullable String subject,
      boolean isQualified,
      @Nullable PayloadKind formerly) {

    Row(Privacy privacy, Filter filter, @Nullable String scope, PriceClass price) {
      this(privacy, filter, scope, price, EventIdentity.NONE, EventTime.NONE, null, false, null);
    }

    Row of(EventIdentity itsIdentity, EventTime itsTime, String itsSubject) {
      return new Row(
          privacy, filter, scope, price, itsIdentity, itsTime, itsSubject, isQualified, formerly);
    }

    Row qualified() {
      return new Row(privacy, filter, scope, price, identity, time, subject, true, formerly);
    }

    Row formerly(PayloadKind kind) {
      return new Row(privacy, filter, scope, price, identity, time, subject, isQualified, kind);
    }
  }
}

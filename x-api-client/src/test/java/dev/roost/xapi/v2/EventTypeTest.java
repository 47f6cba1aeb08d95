package dev.roost.xapi.v2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.payload.PayloadKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EventTypeTest {

  /** The list of X's OpenAPI document 2.169, and oauth.revoke of its pages. */
  private static final List<String> DOCUMENTED =
      List.of(
          "post.create",
          "post.delete",
          "post.mention.create",
          "post.reply.create",
          "post.quote.create",
          "post.repost.create",
          "like.create",
          "follow.follow",
          "follow.unfollow",
          "subscriptions.subscribe",
          "subscriptions.unsubscribe",
          "profile.update.bio",
          "profile.update.profile_picture",
          "profile.update.banner_picture",
          "profile.update.screenname",
          "profile.update.handle",
          "profile.update.geo",
          "profile.update.url",
          "profile.update.verified_badge",
          "profile.update.affiliate_badge",
          "mute.mute",
          "mute.unmute",
          "block.block",
          "block.unblock",
          "dm.received",
          "dm.sent",
          "dm.read",
          "dm.indicate_typing",
          "chat.received",
          "chat.sent",
          "chat.conversation.join",
          "chat.conversation.member_added",
          "chat.conversation.member_removed",
          "chat.conversation.admin_added",
          "chat.conversation.admin_removed",
          "chat.update.group_name",
          "chat.update.restrictions",
          "spaces.start",
          "spaces.end",
          "broadcast.start",
          "broadcast.end",
          "broadcast.chat",
          "broadcast.chat.remove",
          "news.new",
          "oauth.revoke");

  @Test
  void theTableHasEveryDocumentedTypeAndNoOther() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::eventType))
        .containsExactlyElementsOf(DOCUMENTED);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theNameOfAConstantIsTheEventTypeInCapitals(EventType type) {
    assertThat(type.name().toLowerCase(java.util.Locale.ROOT))
        .isEqualTo(type.eventType().replace('.', '_'));
    assertThat(EventType.of(type.eventType())).contains(type);
  }

  @Test
  void theDeprecatedNameOfAJoinIsKnownAndAnUnknownTypeIsNone() {
    assertThat(EventType.of("chat.conversation_join")).contains(EventType.CHAT_CONVERSATION_JOIN);
    assertThat(EventType.of("post.edit")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aPrivateTypeHasAScopeAndAFilterThatNamesTheUser(EventType type) {
    if (type.privacy() == Privacy.PRIVATE) {
      assertThat(type.scope()).isPresent();
      assertThat(type.filter()).isIn(Filter.USER, Filter.SELF);
    }
    if (type.filter() == Filter.SELF) {
      assertThat(type.privacy()).isEqualTo(Privacy.PRIVATE);
    }
    assertThat(type.scope().isPresent())
        .isEqualTo(type.filter() == Filter.USER || type.filter() == Filter.SELF);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          post.create,            PUBLIC,     tweet.read
          post.delete,            PUBLIC,     tweet.read
          post.mention.create,    PRIVATE,    tweet.read
          post.repost.create,     PRIVATE,    tweet.read
          like.create,            PRIVATE,    like.read
          follow.follow,          NOT_STATED, tweet.read
          follow.unfollow,        NOT_STATED, tweet.read
          subscriptions.subscribe,PRIVATE,    follows.read
          profile.update.handle,  PUBLIC,     tweet.read
          mute.unmute,            PRIVATE,    mute.read
          block.block,            PRIVATE,    block.read
          dm.indicate_typing,     PRIVATE,    dm.read
          chat.update.group_name, PRIVATE,    dm.read
          spaces.end,             NOT_STATED, tweet.read
          broadcast.end,          PUBLIC,     tweet.read
          broadcast.chat,         PRIVATE,    broadcast.read
          """)
  void consentAndScopeAreThoseOfXsPages(String type, Privacy privacy, String scope) {
    EventType row = EventType.of(type).orElseThrow();

    assertThat(row.privacy()).isEqualTo(privacy);
    assertThat(row.scope()).contains(scope);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          post.create,          POST,           5000
          post.reply.create,    RELATED_POST,   5000
          post.delete,          FREE,           0
          like.create,          NOT_PUBLISHED,
          follow.unfollow,      FOLLOW,         10000
          profile.update.geo,   PROFILE,        5000
          mute.mute,            MUTE,           1000
          block.unblock,        BLOCK,          1000
          dm.received,          DIRECT_MESSAGE, 10000
          dm.sent,              FREE,           0
          dm.read,              FREE,           0
          chat.received,        CHAT,           10000
          chat.sent,            FREE,           0
          chat.conversation.join, FREE,         0
          spaces.start,         SPACE,          5000
          broadcast.start,      NOT_PUBLISHED,
          news.new,             NEWS,           5000
          oauth.revoke,         NOT_PUBLISHED,
          """)
  void pricesAreThoseOfTheListAndMissingWhereThereIsNone(
      String type, PriceClass price, Long microDollars) {
    EventType row = EventType.of(type).orElseThrow();

    assertThat(row.priceClass()).isEqualTo(price);
    assertThat(row.priceClass().microDollars().isPresent()).isEqualTo(microDollars != null);
    if (microDollars != null) {
      assertThat(row.priceClass().microDollars()).hasValue(microDollars);
    }
  }

  @Test
  void onlyTypesWithoutAnIdHaveNoIdentity() {
    Set<String> without =
        Arrays.stream(EventType.values())
            .filter(type -> type.identity() == EventIdentity.NONE)
            .map(type -> type.eventType().replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());

    assertThat(without)
        .containsExactlyInAnyOrder(
            "follow", "subscriptions", "profile", "mute", "block", "dm", "chat", "broadcast");
    assertThat(EventType.CHAT_RECEIVED.identity()).isEqualTo(EventIdentity.ID);
    assertThat(EventType.DM_SENT.identity()).isEqualTo(EventIdentity.MESSAGE);
    assertThat(EventType.BROADCAST_CHAT.identity()).isEqualTo(EventIdentity.CHAT_MESSAGE);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void allPointersAreJsonPointers(EventType type) {
    assertThat(type.identity().pointers()).allMatch(EventTypeTest::isPointer);
    assertThat(type.time().pointers()).allMatch(EventTypeTest::isPointer);
    assertThat(type.subject().map(EventTypeTest::isPointer).orElse(true)).isTrue();
    assertThat(type.time().pointers().isEmpty())
        .isEqualTo(type.time().format() == EventTime.Format.ABSENT);
  }

  @Test
  void everyActivityOfTheAccountActivityApiHasItsTypes() {
    Set<PayloadKind> kinds =
        Arrays.stream(EventType.values())
            .flatMap(type -> type.accountActivity().stream())
            .collect(Collectors.toSet());

    assertThat(kinds)
        .isEqualTo(
            EnumSet.complementOf(EnumSet.of(PayloadKind.REPLAY_JOB_STATUS, PayloadKind.ENVELOPE)));
  }

  private static boolean isPointer(String text) {
    return text.matches("(/[a-z0-9_]+)+");
  }
}

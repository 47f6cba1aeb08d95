package dev.roost.xapi.v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProfileTest {

  @ParameterizedTest
  @CsvSource({"account-activity, 17", "essential, 11", "messages, 4", "mentions, 3"})
  void aProfileHasAsManyTypesAsItsDescriptionSays(String name, int size) {
    assertThat(Profile.of(name).orElseThrow().eventTypes()).hasSize(size);
  }

  @Test
  void accountActivityIsSixOfPostsOneLikeTwoOfFollowsMutesAndBlocksAndFourOfMessages() {
    assertThat(Profile.ACCOUNT_ACTIVITY.eventTypes().stream().map(EventType::eventType))
        .containsExactly(
            "post.create",
            "post.delete",
            "post.mention.create",
            "post.reply.create",
            "post.quote.create",
            "post.repost.create",
            "like.create",
            "follow.follow",
            "follow.unfollow",
            "mute.mute",
            "mute.unmute",
            "block.block",
            "block.unblock",
            "dm.received",
            "dm.sent",
            "dm.read",
            "dm.indicate_typing");
  }

  @Test
  void theScopesOfAProfileAreThoseOfItsTypes() {
    assertThat(Profile.ACCOUNT_ACTIVITY.scopes())
        .containsExactly("block.read", "dm.read", "like.read", "mute.read", "tweet.read");
    assertThat(Profile.ESSENTIAL.scopes()).containsExactly("dm.read", "like.read", "tweet.read");
    assertThat(Profile.MESSAGES.scopes()).containsExactly("dm.read");
    assertThat(Profile.MENTIONS.scopes()).containsExactly("tweet.read");
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void everyTypeOfAProfileIsAboutOneUserAndIsInAccountActivityToo(Profile profile) {
    assertThat(profile.eventTypes()).allMatch(type -> type.filter() != Filter.NONE);
    assertThat(Profile.ACCOUNT_ACTIVITY.eventTypes()).containsAll(profile.eventTypes());
    assertThat(Profile.of(profile.profile())).contains(profile);
  }

  @Test
  void anUnknownProfileIsNone() {
    assertThat(Profile.of("everything")).isEmpty();
  }
}

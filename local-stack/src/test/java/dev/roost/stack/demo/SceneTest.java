package dev.roost.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SceneTest {

  @Test
  void thePlayShowsEveryKindButRevocation() {
    assertThat(Scene.PLAY)
        .hasSize(40)
        .extracting(Scene::act)
        .contains(
            "post", "reply", "quote", "repost", "like", "follow", "unfollow", "block", "unblock")
        .contains("mute", "unmute", "message", "type", "read", "delete", "unknown")
        .doesNotContain("revoke");
  }

  @Test
  void onlyTheCastAppears() {
    assertThat(Scene.PLAY).extracting(Scene::actor).isSubsetOf(Cast.NAMES);
    assertThat(Scene.PLAY)
        .extracting(Scene::to)
        .filteredOn(to -> to != null)
        .isSubsetOf(Cast.NAMES);
  }
}

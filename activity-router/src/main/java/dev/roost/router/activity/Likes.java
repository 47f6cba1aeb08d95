package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;

/** Likes; X tells of none that is taken back. */
final class Likes {

  private Likes() {}

  static Meaning created(JsonNode element) {
    return new Meaning(
        Kind.of(ActivityType.LIKE_CREATE),
        Key.of("like", element, Fields.id(element, "id_str", "id")),
        Times.of(element),
        Fields.user(element, "user"),
        Fields.id(element.path("favorited_status"), "id_str", "id"));
  }
}

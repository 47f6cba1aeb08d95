package dev.roost.router.activity;

import dev.roost.contracts.activity.ActivityType;
import dev.roost.contracts.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What kind of activity it is and where it belongs.
 *
 * @param ceType the value of {@code ce_type}
 * @param topic the topic it comes out on
 * @param postKind for Posts, what the Post is; else null
 */
public record Kind(String ceType, Topic topic, @Nullable PostKind postKind) {

  /** What nobody knows yet. */
  public static final Kind UNKNOWN = of(ActivityType.UNKNOWN);

  static Kind of(ActivityType type) {
    return new Kind(type.ceType(), type.topic(), null);
  }

  static Kind ofPost(ActivityType type, PostKind kind) {
    return new Kind(type.ceType(), type.topic(), kind);
  }
}

package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.user.User;

/**
 * The three kinds of user objects: of Posts, of follows, blocks and mutes, and the small one of
 * messages.
 */
final class People {

  private static final String PICTURE = "pbs.twimg.com/profile_images/1/face_normal.jpg";
  private static final String BACKDROP = "abs.twimg.com/images/themes/theme1/bg.png";

  private People() {}

  /** The v1.1 user of a Post: a number as id beside {@code id_str}, nulls, colours as hex text. */
  static ObjectNode ofPost(User user) {
    ObjectNode json = Wire.object();
    json.put("id", Long.parseLong(user.id())).put("id_str", user.id());
    json.put("name", user.name()).put("screen_name", user.screenName());
    json.put("location", user.location()).put("url", "https://example.com/" + user.screenName());
    json.put("description", user.description()).put("translator_type", "none");
    json.put("protected", false).put("verified", user.verified());
    counts(json, user).put("created_at", Times.v1(user.joined()));
    json.putNull("utc_offset").putNull("time_zone").put("geo_enabled", false).putNull("lang");
    json.put("contributors_enabled", false).put("is_translator", false);
    json.put("profile_background_color", "F5F8FA");
    json.put("profile_background_image_url", "http://" + BACKDROP);
    json.put("profile_background_image_url_https", "https://" + BACKDROP);
    json.put("profile_background_tile", false).put("profile_link_color", "1DA1F2");
    json.put("profile_sidebar_border_color", "C0DEED").put("profile_sidebar_fill_color", "DDEEF6");
    json.put("profile_text_color", "333333").put("profile_use_background_image", true);
    pictures(json).put("default_profile", true).put("default_profile_image", false);
    return json.putNull("following").putNull("follow_request_sent").putNull("notifications");
  }

  /**
   * The user of follows, blocks and mutes: text as id, no {@code id_str}, empty text and -1 for
   * what is unset.
   */
  static ObjectNode ofRelation(User user) {
    ObjectNode json = Wire.object();
    json.put("id", user.id()).put("default_profile_image", false);
    json.put("profile_background_image_url", "").put("friends_count", 0);
    json.put("favourites_count", 0).put("profile_link_color", -1);
    json.put("profile_background_image_url_https", "").put("utc_offset", 0);
    json.put("screen_name", user.screenName()).put("is_translator", false);
    json.put("followers_count", 0).put("name", user.name()).put("lang", "");
    json.put("profile_use_background_image", false).put("created_at", Times.v1(user.joined()));
    json.put("profile_text_color", -1).put("notifications", false).put("protected", false);
    json.put("statuses_count", 0).put("url", "").put("contributors_enabled", false);
    json.put("default_profile", true).put("profile_sidebar_border_color", -1);
    json.put("time_zone", "").put("geo_enabled", false).put("verified", user.verified());
    pictures(json).put("following", false).put("profile_background_tile", false);
    json.put("listed_count", 0).put("profile_sidebar_fill_color", -1).put("location", "");
    json.put("follow_request_sent", false).put("description", "");
    return json.put("profile_background_color", -1);
  }

  /**
   * The small user of the map of a message's people: text as id, {@code created_timestamp} as text.
   */
  static ObjectNode small(User user) {
    ObjectNode json = Wire.object();
    json.put("id", user.id()).put("created_timestamp", Long.toString(user.joined()));
    json.put("name", user.name()).put("screen_name", user.screenName());
    json.put("location", user.location()).put("description", user.description());
    json.put("url", "https://example.com/" + user.screenName());
    json.put("protected", false).put("verified", user.verified());
    json.put("followers_count", user.followers()).put("friends_count", user.friends());
    json.put("statuses_count", user.followers() / 7);
    return pictures(json);
  }

  private static ObjectNode counts(ObjectNode json, User user) {
    json.put("followers_count", user.followers()).put("friends_count", user.friends());
    json.put("listed_count", user.followers() / 300);
    json.put("favourites_count", user.friends() * 3);
    return json.put("statuses_count", user.followers() / 7);
  }

  private static ObjectNode pictures(ObjectNode json) {
    json.put("profile_image_url", "http://" + PICTURE);
    return json.put("profile_image_url_https", "https://" + PICTURE);
  }
}

package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.user.User;
import java.util.List;

/**
 * The text of a Post. Past 140 characters it is cut, and the whole stands in {@code
 * extended_tweet}; what is mentioned after the cut is found only there.
 */
record Text(Post post, String full, String shown, boolean truncated) {

  private static final int MOST = 140;
  private static final int CUT = 116;

  static Text of(Post post) {
    String full = post.text();
    if (full.codePointCount(0, full.length()) <= MOST) {
      return new Text(post, full, full, false);
    }
    String cut = full.substring(0, full.offsetByCodePoints(0, CUT));
    return new Text(post, full, cut + "… " + shortLink(post.id()), true);
  }

  /** X's own short link to a Post. */
  static String shortLink(long id) {
    return "https://t.co/" + Long.toString(id, 36);
  }

  void write(ObjectNode json) {
    json.put("text", shown).put("truncated", truncated);
    if (truncated) {
      range(json, shown);
    }
  }

  void writeExtended(ObjectNode json) {
    if (truncated) {
      ObjectNode extended = json.putObject("extended_tweet").put("full_text", full);
      range(extended, full);
      withPhotos(extended, Entities.of(full, mentioned()));
    }
  }

  void writeEntities(ObjectNode json) {
    ObjectNode entities = Entities.of(shown, mentioned());
    if (truncated) {
      json.set("entities", entities);
    } else {
      withPhotos(json, entities);
    }
  }

  private List<User> mentioned() {
    return post.mentioned();
  }

  private void withPhotos(ObjectNode json, ObjectNode entities) {
    json.set("entities", entities);
    if (post.photos() > 0) {
      ArrayNode media = photos(entities.putArray("media"));
      json.putObject("extended_entities").set("media", media.deepCopy());
    }
  }

  private ArrayNode photos(ArrayNode media) {
    for (int i = 0; i < post.photos(); i++) {
      Photo.write(media.addObject(), post, i);
    }
    return media;
  }

  private static void range(ObjectNode json, String text) {
    json.putArray("display_text_range").add(0).add(text.codePointCount(0, text.length()));
  }
}

package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A photo of a Post as it stands among the entities. */
final class Photo {

  private Photo() {}

  static void write(ObjectNode json, Post post, int index) {
    long id = post.id() + 1 + index;
    String file = "pbs.twimg.com/media/" + Long.toString(id, 36) + ".jpg";
    json.put("id", id).put("id_str", Long.toString(id));
    json.putArray("indices").add(0).add(23);
    json.put("media_url", "http://" + file).put("media_url_https", "https://" + file);
    json.put("url", Text.shortLink(id)).put("display_url", "pic.twitter.com/" + index);
    json.put(
        "expanded_url",
        "https://twitter.com/" + post.author().screenName() + "/status/" + post.id() + "/photo/1");
    json.put("type", "photo");
    ObjectNode sizes = json.putObject("sizes");
    size(sizes, "thumb", 150, "crop");
    size(sizes, "small", 680, "fit");
    size(sizes, "medium", 1200, "fit");
    size(sizes, "large", 2048, "fit");
  }

  private static void size(ObjectNode sizes, String name, int edge, String resize) {
    sizes.putObject(name).put("w", edge).put("h", edge).put("resize", resize);
  }
}

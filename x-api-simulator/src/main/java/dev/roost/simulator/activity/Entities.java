package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.user.User;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What X finds in a text: hashtags, mentions and links, with their places counted in code points.
 */
final class Entities {

  private static final Pattern FOUND =
      Pattern.compile("#(?<tag>[\\p{L}\\p{N}_]+)|@(?<name>\\w+)|(?<url>https://t\\.co/\\w+)");

  private final String text;
  private final ObjectNode json = Wire.object();
  private final ArrayNode hashtags = json.putArray("hashtags");
  private final ArrayNode urls = json.putArray("urls");
  private final ArrayNode mentions = json.putArray("user_mentions");

  private Entities(String text) {
    this.text = text;
    json.putArray("symbols");
  }

  static ObjectNode of(String text, List<User> mentioned) {
    Entities entities = new Entities(text);
    Matcher matcher = FOUND.matcher(text);
    while (matcher.find()) {
      entities.add(matcher, mentioned);
    }
    return entities.json;
  }

  private void add(Matcher found, List<User> mentioned) {
    if (found.group("tag") != null) {
      place(hashtags.addObject().put("text", found.group("tag")), found);
    } else if (found.group("url") != null) {
      place(link(urls.addObject(), found.group("url")), found);
    } else {
      named(mentioned, found.group("name")).ifPresent(user -> place(mention(user), found));
    }
  }

  private static Optional<User> named(List<User> mentioned, String name) {
    return mentioned.stream().filter(user -> user.screenName().equalsIgnoreCase(name)).findFirst();
  }

  private ObjectNode mention(User user) {
    ObjectNode mention = mentions.addObject();
    mention.put("screen_name", user.screenName()).put("name", user.name());
    return mention.put("id", Long.parseLong(user.id())).put("id_str", user.id());
  }

  static ObjectNode link(ObjectNode json, String url) {
    String page = "example.com/read/" + url.substring(url.lastIndexOf('/') + 1);
    json.put("url", url).put("expanded_url", "https://" + page);
    return json.put("display_url", page);
  }

  private void place(ObjectNode entity, Matcher found) {
    entity
        .putArray("indices")
        .add(text.codePointCount(0, found.start()))
        .add(text.codePointCount(0, found.end()));
  }
}

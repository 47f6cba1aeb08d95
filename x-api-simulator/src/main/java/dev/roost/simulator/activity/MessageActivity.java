package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;
import java.util.List;

/** A direct message was sent. */
public record MessageActivity(Message message) implements Activity {

  private static final String SOURCE_APP = "13090192";

  @Override
  public String kind() {
    return "direct_message_events";
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    ObjectNode event = body.putArray(kind()).addObject();
    event.put("type", "message_create").put("id", Long.toString(message.id()));
    event.put("created_timestamp", Long.toString(millis));
    create(event.putObject("message_create"));
    if (message.throughApp()) {
      ObjectNode source = body.putObject("apps").putObject(SOURCE_APP);
      source.put("id", SOURCE_APP).put("name", "Roadrunner for X");
      source.put("url", "https://example.com/roadrunner");
    }
    users(body, message.sender(), message.recipient());
    return body;
  }

  private void create(ObjectNode create) {
    create.putObject("target").put("recipient_id", message.recipient().id());
    create.put("sender_id", message.sender().id());
    if (message.throughApp()) {
      create.put("source_app_id", SOURCE_APP);
    }
    ObjectNode content = create.putObject("message_data").put("text", message.text());
    content.set("entities", Entities.of(message.text(), List.of()));
    extra(content);
  }

  private void extra(ObjectNode content) {
    switch (message.extra()) {
      case NONE -> {}
      case QUICK_REPLY -> reply(content).put("metadata", "external_id_" + message.id() % 7);
      case BARE_QUICK_REPLY -> reply(content);
      case PHOTO -> photo(content);
    }
  }

  private static ObjectNode reply(ObjectNode content) {
    return content.putObject("quick_reply_response").put("type", "options");
  }

  private void photo(ObjectNode content) {
    ObjectNode media = content.putObject("attachment").put("type", "media").putObject("media");
    media.put("id", message.id() + 1).put("id_str", Long.toString(message.id() + 1));
    String file = "https://ton.twitter.com/1.1/ton/data/dm/" + message.id() + "/photo.jpg";
    media.put("media_url_https", file).put("type", "photo");
  }

  /** The {@code users} map of the two of a conversation. */
  static void users(ObjectNode body, User sender, User recipient) {
    ObjectNode users = body.putObject("users");
    users.set(sender.id(), People.small(sender));
    users.set(recipient.id(), People.small(recipient));
  }
}

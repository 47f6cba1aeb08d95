package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Someone types to, or has read the messages of, the user who is told.
 *
 * @param lastRead the id of the last message read; absent for typing
 */
public record SignOfLifeActivity(User sender, User recipient, @Nullable Long lastRead)
    implements Activity {

  @Override
  public String kind() {
    return lastRead == null
        ? "direct_message_indicate_typing_events"
        : "direct_message_mark_read_events";
  }

  @Override
  public ObjectNode body(User forUser, long millis, App app) {
    ObjectNode body = Activity.forUser(forUser);
    ObjectNode event = body.putArray(kind()).addObject();
    event.put("created_timestamp", Long.toString(millis)).put("sender_id", sender.id());
    event.putObject("target").put("recipient_id", recipient.id());
    if (lastRead != null) {
      event.put("last_read_event_id", Long.toString(lastRead));
    }
    MessageActivity.users(body, sender, recipient);
    return body;
  }
}

package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.seed.Letters;
import dev.roost.simulator.seed.Seed;
import dev.roost.simulator.user.User;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Payloads of the types that no act brings about, in the shapes of X's samples. For types of which
 * X has published no payload there is none here either.
 */
@Singleton
final class SampleEvents {

  private final Events events;
  private final UserV2 people;
  private final Seed seed;
  private final AtomicLong made = new AtomicLong();

  SampleEvents(Events events, UserV2 people, Seed seed) {
    this.events = events;
    this.people = people;
    this.seed = seed;
  }

  /** A payload of that type, by that user and with that other one; empty where none is known. */
  Optional<ObjectNode> payload(EventType type, User user, User other, long millis) {
    RandomGenerator random = seed.generator("sample event", made.incrementAndGet());
    return Optional.ofNullable(
        switch (type.name()) {
          case "profile.update.bio",
              "profile.update.screenname",
              "profile.update.handle",
              "profile.update.geo",
              "profile.update.url" ->
              changed("before " + Letters.hex(random, 6), "after " + Letters.hex(random, 6));
          case "profile.update.profile_picture", "profile.update.banner_picture" ->
              changed(picture(random), picture(random));
          case "subscriptions.subscribe", "subscriptions.unsubscribe" ->
              events.related(user, other);
          case "chat.received" -> chat(other, user, millis, random);
          case "chat.sent" -> chat(user, other, millis, random);
          case "spaces.start", "spaces.end" -> space(type, user, random);
          case "broadcast.start" -> broadcast(user, millis, random, "Running");
          case "broadcast.end" -> broadcast(user, millis, random, "Ended");
          case "broadcast.chat" -> comment(other, random);
          case "news.new" -> news(millis, random);
          default -> null;
        });
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String picture(RandomGenerator random) {
    return "https://pbs.twimg.com/profile_images/" + random.nextInt(1_000_000) + "/face.jpg";
  }

  private static ObjectNode changed(String before, String after) {
    return object().put("before", before).put("after", after);
  }

  private static ObjectNode chat(User from, User to, long millis, RandomGenerator random) {
    ObjectNode chat = object();
    chat.put("conversation_token", Letters.alphanumeric(random, 24));
    chat.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
    chat.put("created_at_msec", Long.toString(millis)).put("sender_id", from.id());
    chat.put("conversation_id", from.id() + ":" + to.id());
    chat.put("conversation_key_version", "1");
    chat.put("encoded_event", Letters.alphanumeric(random, 40));
    ObjectNode signature = chat.putObject("message_event_signature");
    signature.put("public_key_version", "1").put("signature", Letters.alphanumeric(random, 64));
    signature.put("signature_version", "1");
    signature.put("signing_public_key", Letters.alphanumeric(random, 44));
    return chat;
  }

  private ObjectNode space(EventType type, User user, RandomGenerator random) {
    ObjectNode space = object();
    space.set("user", people.nested(user));
    space.put("broadcast_id", Letters.alphanumeric(random, 13));
    return space.put("event_type", type.name().replace('.', '_'));
  }

  private ObjectNode broadcast(User user, long millis, RandomGenerator random, String state) {
    ObjectNode broadcast = object();
    broadcast.set("user", people.nested(user));
    broadcast.put("broadcast_id", Letters.alphanumeric(random, 13)).put("title", "Birds, live");
    broadcast.put("language", "en").put("broadcast_state", state);
    Twins.put(broadcast, "event_timestamp_ms", millis);
    Twins.put(broadcast, "created_timestamp_ms", millis - 60_000);
    Twins.put(broadcast, "updated_timestamp_ms", millis);
    if (state.equals("Ended")) {
      Twins.put(broadcast, "duration_ms", 60_000);
    }
    broadcast.put("thumbnail_url", "https://pbs.twimg.com/broadcast/1.jpg");
    return broadcast.put("available_for_replay", true);
  }

  private ObjectNode comment(User author, RandomGenerator random) {
    ObjectNode comment = object();
    comment.put("broadcast_id", Letters.alphanumeric(random, 13));
    comment.put("message_id", new UUID(random.nextLong(), random.nextLong()).toString());
    comment.put("message", "What a bird!");
    comment.set("author", people.nested(author));
    return comment;
  }

  private static ObjectNode news(long millis, RandomGenerator random) {
    ObjectNode news = object();
    news.put("id", Long.toString(random.nextLong(1L << 60, 1L << 61)));
    news.put("name", "Birds return").put("summary", "They are back.").put("hook", "Look up.");
    news.put("category", "Science").put("disclaimer", "This story is a summary of Posts.");
    news.put("updated_at", Seconds.of(millis));
    ObjectNode contexts = news.putObject("contexts");
    ObjectNode entities = contexts.putObject("entities");
    entities.putArray("events");
    entities.putArray("organizations");
    entities.putArray("people");
    entities.putArray("places");
    entities.putArray("products");
    contexts.putArray("topics").add("Birds");
    contexts.putObject("finance").putArray("tickers");
    contexts.putObject("sports").putArray("teams");
    news.putArray("cluster_posts_results")
        .addObject()
        .put("post_id", Long.toString(random.nextLong(1L << 60, 1L << 61)));
    return news;
  }
}

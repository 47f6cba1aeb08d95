package dev.roost.system.oracle;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.Delivery.Origin;
import dev.roost.system.oracle.Delivery.Part;
import dev.roost.system.oracle.OutRecord.Place;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small X and a small Roost, written down by hand: what was sent, and what came out. */
final class World {

  static final String ANN = "101";
  static final String BEN = "202";

  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final List<OutRecord> out = new ArrayList<>();
  private final Map<String, Long> offsets = new HashMap<>();

  Verdict judge() {
    return Oracle.judge(deliveries.values(), out, Conditions.calm());
  }

  /** One Post, alone in its delivery. */
  Sending sent(String delivery, String user, String post) {
    return add(delivery, post(user, post), List.of(part(delivery + "/" + post, user, post)));
  }

  /** The same happening once more, alone, in another delivery. */
  Sending also(String delivery, String user, String post) {
    return add(delivery, post(user, post), List.of(part("d-1/" + post, user, post)));
  }

  /** The body holds the one Post, the log says it holds the other. */
  Sending lying(String delivery, String user, String post, String other) {
    return add(delivery, post(user, post), List.of(part(delivery + "/" + other, user, other)));
  }

  /** Several Posts in one array; the happenings are named after the delivery. */
  Sending batch(String delivery, String user, String... posts) {
    String events = Stream.of(posts).map(World::event).collect(Collectors.joining(","));
    List<Part> parts =
        Stream.of(posts).map(post -> part(delivery + "/" + post, user, post)).toList();
    return add(delivery, body(user, events), parts);
  }

  Sending copyOf(String original, String copy) {
    Delivery first = delivery(original);
    return add(copy, first.body(), first.parts(), 1);
  }

  Sending revoked(String delivery, String user, String at) {
    String body =
        "{\"user_event\":{\"revoke\":{\"date_time\":\"%s\",\"target\":{\"app_id\":\"1\"},\"source\":{\"user_id\":\"%s\"}}}}"
            .formatted(at, user);
    return add(delivery, body, List.of(new Part(delivery, Bytes.of(body))));
  }

  /** The Post comes out as it was sent alone. */
  void out(String user, String post) {
    outRaw(Topics.ACTIVITIES.name(), user, post(user, post));
  }

  void outInPartition(int partition, String user, String post) {
    Place place = new Place(Topics.ACTIVITIES.name(), partition, 0);
    String value = post(user, post);
    out.add(new OutRecord(place, user, headers(user, value), Bytes.of(value)));
  }

  /** The Post comes out of a batch: the same JSON, other bytes. */
  void outSplit(String user, String post) {
    outRaw(Topics.ACTIVITIES.name(), user, post(user, post).replace(",", ", "));
  }

  void outRaw(String topic, String user, String value) {
    out.add(new OutRecord(next(topic), user, headers(user, value), Bytes.of(value)));
  }

  void outLabelled(String key, Map<String, String> headers, String value) {
    out.add(new OutRecord(next(Topics.ACTIVITIES.name()), key, headers, Bytes.of(value)));
  }

  void signalled(String user, String at) {
    String value =
        "{\"type\":\"revocation\",\"app\":\"demo\",\"endpoint\":\"main\",\"userId\":\"%s\",\"revokedAt\":\"%s\"}"
            .formatted(user, at);
    out.add(new OutRecord(next(Topics.SIGNALS.name()), "demo/main", Map.of(), Bytes.of(value)));
  }

  static String post(String user, String post) {
    return body(user, event(post));
  }

  static Map<String, String> headers(String user, String value) {
    String hex = "%064x".formatted(new BigInteger(1, digest(value.replace(" ", ""))));
    return Map.ofEntries(
        Map.entry(ActivityHeaders.SPEC_VERSION, "1.0"),
        Map.entry(ActivityHeaders.ID, hex),
        Map.entry(ActivityHeaders.SOURCE, "/apps/demo/users/" + user),
        Map.entry(ActivityHeaders.TYPE, "com.x.post.create"),
        Map.entry(ActivityHeaders.TIME, "2026-11-01T12:00:00Z"),
        Map.entry(ActivityHeaders.CONTENT_TYPE, "application/json"),
        Map.entry(ActivityHeaders.APP, "demo"),
        Map.entry(ActivityHeaders.ENDPOINT, "main"),
        Map.entry(ActivityHeaders.FOR_USER, user),
        Map.entry(ActivityHeaders.OWN, "true"),
        Map.entry(ActivityHeaders.POST_KIND, "original"),
        Map.entry(ActivityHeaders.RECEIVED_AT, "2026-11-01T12:00:01Z"),
        Map.entry(ActivityHeaders.REPLAYED, "false"));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Place next(String topic) {
    return new Place(topic, 0, offsets.merge(topic, 1L, Long::sum) - 1);
  }

  private static Part part(String id, String user, String post) {
    return new Part(id, Bytes.of(post(user, post)));
  }

  private static String event(String post) {
    return "{\"id_str\":\"%s\",\"text\":\"hello\"}".formatted(post);
  }

  private static String body(String user, String events) {
    return "{\"for_user_id\":\"%s\",\"tweet_create_events\":[%s]}".formatted(user, events);
  }

  private Delivery delivery(String id) {
    return Objects.requireNonNull(deliveries.get(id));
  }

  private Sending add(String id, String body, List<Part> parts) {
    return add(id, Bytes.of(body), parts, 0);
  }

  private Sending add(String id, Bytes body, List<Part> parts, int copy) {
    Origin origin = new Origin(id, "w-1", "demo", copy);
    deliveries.put(id, new Delivery(origin, Delivery.State.PENDING, body, parts, List.of()));
    return new Sending(id);
  }

  /** Writes down what became of a delivery. */
  final class Sending {

    private final String id;

    private Sending(String id) {
      this.id = id;
    }

    Sending accepted(long sentAt, long endedAt) {
      return attempt(sentAt, endedAt, "accepted").ended(Delivery.State.ACCEPTED);
    }

    Sending failed(long sentAt, long endedAt, String outcome) {
      return attempt(sentAt, endedAt, outcome);
    }

    Sending neverConnected(long endedAt) {
      return attempt(null, endedAt, "connection-refused");
    }

    Sending givenUp() {
      return ended(Delivery.State.GIVEN_UP);
    }

    private Sending attempt(@Nullable Long sentAt, long endedAt, String outcome) {
      Delivery was = delivery(id);
      List<Attempt> attempts = new ArrayList<>(was.attempts());
      attempts.add(new Attempt(attempts.size() + 1, sentAt, endedAt, outcome));
      deliveries.put(
          id, new Delivery(was.origin(), was.state(), was.body(), was.parts(), attempts));
      return this;
    }

    private Sending ended(Delivery.State state) {
      Delivery was = delivery(id);
      deliveries.put(
          id, new Delivery(was.origin(), state, was.body(), was.parts(), was.attempts()));
      return this;
    }
  }
}

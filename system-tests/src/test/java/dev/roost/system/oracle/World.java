package dev.roost.system.oracle;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.Delivery.Origin;
import dev.roost.system.oracle.Delivery.Part;
import dev.roost.system.oracle.OutRecord.Place;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
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

  /** When everything happened, in the bodies of this small X too. */
  static final Instant HAPPENED = Instant.parse("2026-11-01T12:00:00Z");

  /** Wall time at nanosecond 0 of the attempts' clock, and when every record was received. */
  static final Instant BEGUN = Instant.parse("2026-11-01T12:00:01Z");

  /** A job whose window has everything in it, taken before anything was sent. */
  static final ReplayWindow REPLAY =
      new ReplayWindow("job", HAPPENED, HAPPENED.plusSeconds(60), BEGUN.minusSeconds(1));

  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final List<OutRecord> out = new ArrayList<>();
  private final Map<String, Long> offsets = new HashMap<>();

  private Conditions conditions = Conditions.calm();

  Verdict judge() {
    return Oracle.judge(deliveries.values(), out, conditions);
  }

  /** Under other conditions than a calm. */
  World under(Conditions other) {
    conditions = other;
    return this;
  }

  /** Roost was kept from working for all of the time, and nothing need be accepted. */
  World interrupted() {
    Interruption all = new Interruption("everything frozen", -1_000, 1_000_000_000_000L);
    return under(Conditions.interrupted(List.of(all)).accepting(0));
  }

  /** One Post, alone in its delivery. */
  Sending sent(String delivery, String user, String post) {
    return add(delivery, post(user, post), List.of(part(delivery + "/" + post, user, post)));
  }

  /** The same happening once more, alone, in another delivery. */
  Sending also(String delivery, String user, String post) {
    return add(delivery, post(user, post), List.of(part("d-1/" + post, user, post)));
  }

  /** One activity of one act, alone in its delivery. */
  Sending acted(String delivery, Act act, String body) {
    return add(delivery, body, List.of(new Part(delivery, Bytes.of(body), act)));
  }

  /** Something that nobody did, alone in its delivery. */
  Sending raised(String delivery, String body) {
    return add(delivery, body, List.of(new Part(delivery, Bytes.of(body), null)));
  }

  /** A Post of another delivery once more, by a replay job. */
  Sending replayed(String original, String delivery, ReplayWindow job) {
    Delivery first = delivery(original);
    Origin origin = new Origin(delivery, "w-1", "demo", 0, job);
    deliveries.put(
        delivery,
        new Delivery(origin, Delivery.State.PENDING, first.body(), first.parts(), List.of()));
    return new Sending(delivery);
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

  /** The same happenings once more, in a body of its own. */
  Sending copyAs(String original, String copy, String body) {
    return add(copy, Bytes.of(body), delivery(original).parts(), 1);
  }

  /** The same by a replay job. */
  Sending replayedAs(String original, String delivery, ReplayWindow job, String body) {
    Origin origin = new Origin(delivery, "w-1", "demo", 0, job);
    deliveries.put(
        delivery,
        new Delivery(
            origin, Delivery.State.PENDING, Bytes.of(body), delivery(original).parts(), List.of()));
    return new Sending(delivery);
  }

  Sending revoked(String delivery, String user, String at) {
    String body =
        "{\"user_event\":{\"revoke\":{\"date_time\":\"%s\",\"target\":{\"app_id\":\"1\"},\"source\":{\"user_id\":\"%s\"}}}}"
            .formatted(at, user);
    return add(delivery, body, List.of(new Part(delivery, Bytes.of(body), null)));
  }

  /** The Post comes out as it was sent alone. */
  World out(String user, String post) {
    return outRaw(Topics.ACTIVITIES.name(), user, post(user, post));
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

  World outRaw(String topic, String user, String value) {
    out.add(new OutRecord(next(topic), user, headers(user, value), Bytes.of(value)));
    return this;
  }

  void outLabelled(String key, Map<String, String> headers, String value) {
    outLabelled(Topics.ACTIVITIES.name(), key, headers, value);
  }

  void outLabelled(String topic, String key, Map<String, String> headers, String value) {
    out.add(new OutRecord(next(topic), key, headers, Bytes.of(value)));
  }

  /** The Post comes out with one header that is another; null for none. */
  World outWith(String header, @Nullable String value, String user, String post) {
    String body = post(user, post);
    Map<String, String> headers = new HashMap<>(headers(user, body));
    headers.remove(header);
    if (value != null) {
      headers.put(header, value);
    }
    outLabelled(user, headers, body);
    return this;
  }

  World setAside(String user, String value) {
    Map<String, String> headers = Map.of(DeadLetterHeaders.REASON, "not-json");
    outLabelled(Topics.DEAD_LETTERS.name(), user, headers, value);
    return this;
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
        Map.entry(ActivityHeaders.TIME, HAPPENED.toString()),
        Map.entry(ActivityHeaders.SUBJECT, value.replaceAll(".*\"id_str\": ?\"(\\d+)\".*", "$1")),
        Map.entry(ActivityHeaders.ACTOR, user),
        Map.entry(ActivityHeaders.CONTENT_TYPE, "application/json"),
        Map.entry(ActivityHeaders.API, "account-activity"),
        Map.entry(ActivityHeaders.APP, "demo"),
        Map.entry(ActivityHeaders.ENDPOINT, "main"),
        Map.entry(ActivityHeaders.FOR_USER, user),
        Map.entry(ActivityHeaders.OWN, "true"),
        Map.entry(ActivityHeaders.POST_KIND, "original"),
        Map.entry(ActivityHeaders.RECEIVED_AT, BEGUN.toString()),
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
    Act act = new Act("a-" + post, "post", user, null, post, HAPPENED, HAPPENED);
    return new Part(id, Bytes.of(post(user, post)), act);
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
    Origin origin = new Origin(id, "w-1", "demo", copy, null);
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
      return attempt(sentAt, sentAt, endedAt, "accepted", null).ended(Delivery.State.ACCEPTED);
    }

    Sending failed(long sentAt, long endedAt, String outcome) {
      return attempt(sentAt, sentAt, endedAt, outcome, null);
    }

    /** As X's stand-in wanted it. */
    Sending broken(long sentAt, long endedAt, String outcome) {
      return attempt(sentAt, sentAt, endedAt, outcome, outcome);
    }

    Sending neverConnected(long endedAt) {
      return attempt(endedAt, null, endedAt, "connection-refused", null);
    }

    World world() {
      return World.this;
    }

    Sending givenUp() {
      return ended(Delivery.State.GIVEN_UP);
    }

    private Sending attempt(
        long begunAt, @Nullable Long sentAt, long endedAt, String outcome, @Nullable String fault) {
      Delivery was = delivery(id);
      List<Attempt> attempts = new ArrayList<>(was.attempts());
      Instant at = BEGUN.plusNanos(begunAt);
      int n = attempts.size() + 1;
      attempts.add(new Attempt(n, begunAt, sentAt, endedAt, at, outcome, fault));
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

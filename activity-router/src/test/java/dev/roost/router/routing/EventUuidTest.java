package dev.roost.router.routing;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.subscription.SubscriptionState;
import dev.roost.router.Bodies;
import dev.roost.router.Jobs;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Sweep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What X does with {@code event_uuid} on copies: seen, counted, and where it is renewed made up
 * for.
 */
class EventUuidTest {

  private static final Instant FROM = Instant.parse("2018-06-01T12:00:00Z");
  private static final Instant TO = Instant.parse("2018-06-01T12:10:00Z");
  private static final Instant ASKED = Instant.parse("2018-06-01T12:40:00Z");
  private static final Instant ENDED = Instant.parse("2018-06-01T12:50:00Z");
  private static final String KEY = "acme/main/" + USER;
  private static final String OTHER_KEY = "acme/side/" + USER;
  private static final String CHAT = "{\"id\":\"c-1\",\"sender_id\":\"5\"}";

  @TempDir Path stateDir;

  @ParameterizedTest
  @CsvSource({
    "STABLE,  7, same,  0",
    "STABLE,  8, other, 1",
    "RENEWED, 7, same,  1",
    "RENEWED, 8, other, 0"
  })
  void copiesOfWhatHasAnIdShowWhetherTheSettingIsRight(
      EventUuids setting, String uuid, String counted, int contradicted) {
    try (DrivenRouter router = new DrivenRouter(stateDir, setting)) {
      router.deliver(Bodies.envelope("chat.received", "7", CHAT), FROM);
      double before = router.gauge("roost.router.event.uuid.contradicted");
      router.deliver(Bodies.envelope("chat.received", uuid, CHAT), FROM.plusSeconds(3));

      assertThat(before).isZero();
      assertThat(router.out()).hasSize(1);
      assertThat(count(router, counted, "live")).isOne();
      assertThat(router.count("roost.router.event.uuid.copies")).isOne();
      assertThat(router.gauge("roost.router.event.uuid.contradicted")).isEqualTo(contradicted);
    }
  }

  @Test
  void replayedCopiesAreCountedApart() {
    String copy = Bodies.envelope("chat.received", "9", CHAT);
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.STABLE)) {
      router.deliver(Bodies.envelope("chat.received", "7", CHAT), FROM);
      router.deliver(copy.replaceFirst("\\{", "{\"meta\":{\"replay\":true},"), FROM.plusSeconds(3));

      assertThat(count(router, "other", "replayed")).isOne();
    }
  }

  /** A Post's event has the Post's id for one, and two events of a Post are no copies. */
  @Test
  void whatSaysNothingIsNotCounted() {
    String post = "{\"id\":\"29001\",\"author_id\":\"5\"}";
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED)) {
      router.deliver(Bodies.envelope("post.mention.create", "29001", post), FROM);
      router.deliver(Bodies.envelope("post.mention.create", "29001", post), FROM);
      router.deliver(Bodies.envelope("post.reply.create", "5", post.replace("29001", "2")), FROM);
      router.deliver(Bodies.envelope("post.quote.create", "6", post.replace("29001", "2")), FROM);
      router.deliver(Bodies.envelope("chat.received", "7", CHAT), FROM);
      router.deliver(Bodies.envelope("chat.received", "8", CHAT), FROM, "second-endpoint");
      router.deliver(
          Bodies.envelope("chat.received", "9", CHAT).replace("\"tag\":\"t\"", "\"tag\":\"u\""),
          FROM);

      assertThat(router.out()).hasSize(3);
      assertThat(router.count("roost.router.event.uuid.copies")).isZero();
      assertThat(router.gauge("roost.router.event.uuid.contradicted")).isZero();
    }
  }

  @Test
  void aLiveRepeatOfTheLastStateWithinAMinuteIsACopyWhereIdsAreRenewed() {
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED, "follow")) {
      router.deliver(follow("follow", 1), FROM);
      router.deliver(follow("follow", 2), FROM.plusSeconds(60));
      int copy = router.out().size();
      router.deliver(follow("unfollow", 3), FROM.plusSeconds(61));
      router.deliver(follow("follow", 4), FROM.plusSeconds(62));
      int toggled = router.out().size();
      router.deliver(follow("follow", 5), FROM.plusSeconds(123));
      router.deliver(follow("follow", 2), FROM.plusSeconds(200));

      assertThat(copy).isOne();
      assertThat(toggled).isEqualTo(2);
      // A minute is over; and what was a copy is not remembered by its id.
      assertThat(router.out()).hasSize(2);
      assertThat(router.count("roost.router.duplicates")).isOne();
    }
  }

  @Test
  void whoWasNeverToldOfAnEndGetsEveryBeginning() {
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED)) {
      router.deliver(follow("follow", 1), FROM);
      router.deliver(follow("follow", 2), FROM.plusSeconds(5));
      int alone = router.out().size();
      router.deliver(follow("unfollow", 3), FROM.plusSeconds(6));
      router.deliver(follow("unfollow", 4), FROM.plusSeconds(7));

      assertThat(alone).isEqualTo(2);
      assertThat(router.out()).hasSize(1);
    }
  }

  /** As subscription-manager tells, before anything of the user was delivered. */
  @Test
  void whoIsSubscribedToBothIsKnownBeforeAnEndWasEverTold() {
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED)) {
      router.subscribed(KEY, 7, subscription(FROM, "subscribed", "follow.follow", "mute.mute"));
      router.subscribed(OTHER_KEY, 8, subscription(FROM, "subscribed", "follow.unfollow"));
      router.deliver(follow("follow", 1), FROM.plusSeconds(70));
      router.deliver(follow("follow", 2), FROM.plusSeconds(80));

      assertThat(router.out()).hasSize(1);
      assertThat(router.count("roost.router.duplicates")).isOne();
    }
  }

  @Test
  void whoIsNotOrNotYetOrNotAnyMoreSubscribedToBothGetsEveryBeginning() {
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED)) {
      String[] both = {"follow.follow", "follow.unfollow"};
      router.subscribed(KEY, 1, subscription(FROM, "pending", both));
      twoFollows(router, 1, FROM.plusSeconds(100));
      int pending = router.out().size();
      router.subscribed(KEY, 2, subscription(FROM.plusSeconds(200), "subscribed", both));
      twoFollows(router, 3, FROM.plusSeconds(250));
      int justNow = router.out().size();
      twoFollows(router, 5, FROM.plusSeconds(400));
      int settled = router.out().size();
      router.subscribed(KEY, 4, null);
      // What comes late changes nothing.
      router.subscribed(KEY, 3, subscription(FROM, "subscribed", both));
      twoFollows(router, 7, FROM.plusSeconds(600));
      int ended = router.out().size();
      router.subscribed(KEY, 5, subscription(FROM, "subscribed", "follow.follow"));
      twoFollows(router, 9, FROM.plusSeconds(800));
      int alone = router.out().size();
      router.subscribed("no key", 6, subscription(FROM, "subscribed", both));

      assertThat(pending).isEqualTo(2);
      assertThat(justNow).isEqualTo(2);
      assertThat(settled).isOne();
      assertThat(ended).isEqualTo(2);
      assertThat(alone).isEqualTo(2);
      assertThat(router.count("roost.router.subscriptions.unreadable")).isOne();
    }
  }

  /** Another setting has the same stores as before, and reads nothing more. */
  @Test
  void subscriptionsAreFollowedWhereIdsAreRenewedAlone() {
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED)) {
      assertThat(router.stores())
          .containsExactlyInAnyOrder("remembered", "replay-jobs", "subscriptions");
    }
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.STABLE)) {
      assertThat(router.stores()).containsExactlyInAnyOrder("remembered", "replay-jobs");
    }
  }

  private static void twoFollows(DrivenRouter router, int uuid, Instant at) {
    router.deliver(follow("follow", uuid), at);
    router.deliver(follow("follow", uuid + 1), at.plusSeconds(5));
  }

  private static SubscriptionState subscription(
      Instant changedAt, String state, String... eventTypes) {
    String at = changedAt.toString();
    return new SubscriptionState(
        "acme",
        "main",
        USER,
        null,
        SubscriptionState.State.of(state),
        null,
        at,
        at,
        SubscriptionState.Api.ACTIVITY,
        null,
        List.of(eventTypes));
  }

  @Test
  void aReplayUsesUpEachRecordOfItsWindowOnceForEachJob() {
    Jobs job = new Jobs(FROM, TO, ASKED);
    try (DrivenRouter router = new DrivenRouter(stateDir, EventUuids.RENEWED, "follow")) {
      router.deliver(follow("follow", 1), FROM.minusSeconds(90));
      router.deliver(follow("follow", 2), FROM.plusSeconds(60));
      router.deliver(follow("unfollow", 3), FROM.plusSeconds(120));
      int live = router.out().size();
      router.announce(Jobs.record(1, job.is("running")), ASKED);
      router.deliver(follow("follow", 4), ASKED.plusSeconds(1));
      int usedUp = router.out().size();
      // The window had another follow, which was missed; the one before the window is not its own.
      router.deliver(follow("follow", 5), ASKED.plusSeconds(2));
      router.deliver(follow("unfollow", 6), ASKED.plusSeconds(3));

      assertThat(live).isEqualTo(3);
      assertThat(usedUp).isZero();
      assertThat(router.out())
          .singleElement()
          .satisfies(record ->
              assertThat(record)
                  .containsEntry("ce_type", "com.x.follow.follow")
                  .containsEntry("roost-replayed", "true"));

      router.announce(Jobs.record(2, job.is("complete", ENDED)), ENDED);
      // Long after that job another one of the same window brings all three once more.
      router.announce(again(), ENDED.plusSeconds(1));
      Instant later = ENDED.plus(Duration.ofMinutes(40));
      router.deliver(follow("follow", 7), later);
      router.deliver(follow("unfollow", 8), later);
      router.deliver(follow("follow", 9), later);

      assertThat(router.out()).isEmpty();
    }
  }

  @Test
  void aFamilyThatDoesNotExistIsNamed() {
    assertThatThrownBy(() ->
            new Deduplication(
                new Sweep.Limits(Duration.ofDays(6), 1, Duration.ofSeconds(1)),
                Duration.ofSeconds(1),
                EventUuids.RENEWED,
                Set.of("follows")))
        .hasMessageContaining("roost.router.both-states-subscribed")
        .hasMessageContaining("follows");
  }

  private static ProducerRecord<byte[], byte[]> again() {
    byte[] value = new Jobs(FROM, TO, ENDED.plus(Duration.ofMinutes(30))).is("running");
    var record = new ProducerRecord<>("roost.replay-jobs", Bodies.bytes("2"), value);
    Jobs.record(3, value).headers().forEach(header -> record.headers().add(header));
    return record;
  }

  private static double count(DrivenRouter router, String uuid, String delivery) {
    return router.count(
        "roost.router.event.uuid.copies", "event_uuid", uuid, "delivery", delivery, "app", "acme");
  }

  private static String follow(String state, int uuid) {
    return Bodies.envelope(
        "follow." + state,
        Integer.toString(uuid),
        "{\"source\":{\"data\":{\"id\":\"%s\"}},\"target\":{\"data\":{\"id\":\"%s\"}}}"
            .formatted(USER, OTHER));
  }
}

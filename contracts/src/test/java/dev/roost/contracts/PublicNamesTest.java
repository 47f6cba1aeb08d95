package dev.roost.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.access.Access;
import dev.roost.contracts.access.Grant;
import dev.roost.contracts.access.Grant.Kind;
import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that are in people's clusters, records and clients, and are never changed. */
final class PublicNamesTest {

  @Test
  void topicsKeepTheirNames() {
    assertThat(Topics.ALL)
        .extracting(Topic::name)
        .containsExactlyInAnyOrder(
            "x.deliveries",
            "x.activities",
            "x.direct-messages",
            "x.dead-letters",
            "roost.signals",
            "roost.credentials",
            "roost.user-credentials",
            "roost.webhooks",
            "roost.subscriptions",
            "roost.replay-jobs",
            "roost.heartbeats");
  }

  @Test
  void consumerGroupsAndTransactionsKeepTheirNames() {
    assertThat(Access.ALL)
        .filteredOn(grant -> grant.kind() == Kind.GROUP || grant.kind() == Kind.TRANSACTIONAL_ID)
        .extracting(Grant::name)
        .containsExactlyInAnyOrder(
            "webhook-ingest-",
            "roost-activity-router",
            "roost-activity-router-",
            "subscription-manager",
            "replay-worker",
            "replay-worker-webhooks-",
            "downstream-",
            "private-downstream-",
            "operator-",
            "*",
            "roost-dead-letters");
  }

  @Test
  void headersKeepTheirNames() {
    assertThat(
            Stream.of(DeliveryHeaders.class, ActivityHeaders.class, DeadLetterHeaders.class)
                .flatMap(PublicNamesTest::constants))
        .containsOnly(
            "roost-app",
            "roost-endpoint",
            "roost-received-at",
            "roost-delivery-id",
            "roost-verified-by",
            "roost-verified-key",
            "x-twitter-webhooks-signature",
            "x-twitter-webhooks-signature-oauth2",
            "roost-retried-from",
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_dataschema",
            "roost-api",
            "roost-edit-of",
            "ce_subject",
            "content-type",
            "roost-for-user",
            "roost-actor",
            "roost-own",
            "roost-post-kind",
            "roost-replayed",
            "roost-dead-letter-reason",
            "roost-dead-letter-detail",
            "roost-dead-letter-read-from");
    assertThat(OutboxPosition.HEADER).isEqualTo("roost-outbox-position");
  }

  private static Stream<Object> constants(Class<?> headers) {
    return Arrays.stream(headers.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == String.class)
        .map(PublicNamesTest::value);
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

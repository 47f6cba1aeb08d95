package dev.roost.ingest.doubles;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.kafka.TopicWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What subscription-manager and token-vault tell, as their outboxes would. */
public final class Announcements implements AutoCloseable {

  private final TopicWriter writer;

  public Announcements(String bootstrapServers) {
    this.writer = new TopicWriter(bootstrapServers);
  }

  /** A webhook is in this state. */
  public void webhook(String key, long position, String state) {
    String[] names = key.split("/", 2);
    send(
        Topics.WEBHOOKS,
        key,
        position,
        """
        {"app":"%s","endpoint":"%s","url":"https://x.example/webhooks/%s","wanted":true,
         "state":"%s","validity":[],"changedAt":"2026-11-24T12:00:00Z"}\
        """
            .formatted(names[0], names[1], key, state));
  }

  /** X has a webhook by this API, {@code 1.1} or {@code 2}, and gave it this id. */
  public void webhookOfApi(String key, long position, String api, String webhookId) {
    String[] names = key.split("/", 2);
    send(
        Topics.WEBHOOKS,
        key,
        position,
        """
        {"app":"%s","endpoint":"%s","url":"https://x.example/webhooks/%s","webhookId":"%s",
         "api":"%s","wanted":true,"state":"valid","validity":[],
         "changedAt":"2026-11-24T12:00:00Z"}\
        """
            .formatted(names[0], names[1], key, webhookId, api));
  }

  /** A webhook is not there any more. */
  public void noWebhook(String key, long position) {
    send(Topics.WEBHOOKS, key, position, null);
  }

  /** An app's credentials changed. */
  public void credentials(String app) {
    send(
        Topics.CREDENTIALS,
        app,
        1,
        "{\"app\":\"%s\",\"changedAt\":\"2026-11-24T12:00:00Z\",\"requireModern\":false,\"credentials\":[]}"
            .formatted(app));
  }

  /** Anything at all. */
  public void send(Topic topic, String key, long position, @Nullable String value) {
    writer.write(topic.name(), key, value, Map.of(OutboxPosition.HEADER, Long.toString(position)));
  }

  @Override
  public void close() {
    writer.close();
  }
}

package dev.roost.outbox.channel;

import dev.roost.outbox.OutboxMessage;
import dev.roost.outbox.announce.Announcer;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Announces through a SmallRye channel, which acknowledges once all in-sync replicas have it. */
final class ChannelAnnouncer implements Announcer {

  private final MutinyEmitter<Record<String, byte[]>> channel;

  ChannelAnnouncer(MutinyEmitter<Record<String, byte[]>> channel) {
    this.channel = channel;
  }

  @Override
  public Uni<Void> announce(OutboxMessage message) {
    return Uni.createFrom().deferred(() -> channel.sendMessage(record(message)));
  }

  private static Message<Record<String, byte[]>> record(OutboxMessage message) {
    return Message.of(Record.of(message.key(), message.value()))
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(message.topic())
                .withHeaders(headers(message))
                .build());
  }

  private static Headers headers(OutboxMessage message) {
    Headers headers = new RecordHeaders();
    message
        .headers()
        .forEach((name, content) -> headers.add(name, content.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }
}

package dev.roost.router.lag;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The log the router reads, as Kafka's AdminClient shows it. Nothing here waits. */
public final class DeliveryLog implements AutoCloseable {

  private final Supplier<Admin> connecting;
  private final String group;
  private final String topic;
  private @Nullable Admin admin;

  /**
   * The log of this topic as this group reads it.
   *
   * @param connecting makes the connection when it is first needed
   */
  public DeliveryLog(Supplier<Admin> connecting, String group, String topic) {
    this.connecting = connecting;
    this.group = group;
    this.topic = topic;
  }

  /** Completes when Kafka answers, with the number of brokers. */
  public CompletionStage<Integer> reachable() {
    return asking(
        kafka -> kafka.describeCluster().nodes().toCompletionStage().thenApply(Collection::size));
  }

  /**
   * Where the group stands in each partition of the topic. Where it has never committed it stands
   * before the first record there ever was: what is gone by now was not processed.
   */
  CompletionStage<List<Position>> positions() {
    return asking(this::positions);
  }

  /**
   * The first delivery in each partition that arrived at this time or later.
   *
   * @param times times in milliseconds by partition
   */
  CompletionStage<Map<Integer, Found>> firstSince(Map<Integer, Long> times) {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    times.forEach((partition, time) ->
        specs.put(new TopicPartition(topic, partition), OffsetSpec.forTimestamp(time)));
    return asking(kafka -> offsets(kafka, specs)).thenApply(DeliveryLog::found);
  }

  /**
   * A delivery in the log.
   *
   * @param offset its offset, -1 where there is none
   * @param arrivedAt when the broker appended it, in milliseconds
   */
  record Found(long offset, long arrivedAt) {}

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }

  private CompletionStage<List<Position>> positions(Admin kafka) {
    return partitions(kafka)
        .thenCombine(
            kafka
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage(),
            DeliveryLog::committed)
        .thenCompose(committed -> positions(kafka, committed));
  }

  private CompletionStage<List<TopicPartition>> partitions(Admin kafka) {
    return Objects.requireNonNull(kafka.describeTopics(List.of(topic)).topicNameValues().get(topic))
        .toCompletionStage()
        .thenApply(described ->
            described.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
  }

  private CompletionStage<List<Position>> positions(
      Admin kafka, Map<TopicPartition, Long> committed) {
    return offsets(kafka, all(committed, OffsetSpec.earliest()))
        .thenCombine(
            offsets(kafka, all(committed, OffsetSpec.latest())),
            (starts, ends) ->
                committed.keySet().stream()
                    .map(at -> position(at, committed, starts, ends))
                    .toList());
  }

  private static Map<TopicPartition, Long> committed(
      List<TopicPartition> partitions, Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      offsets.put(partition, offset == null ? 0 : offset.offset());
    }
    return offsets;
  }

  private static Position position(
      TopicPartition at,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, ListOffsetsResultInfo> starts,
      Map<TopicPartition, ListOffsetsResultInfo> ends) {
    return new Position(
        at.partition(),
        Objects.requireNonNull(committed.get(at)),
        Objects.requireNonNull(starts.get(at)).offset(),
        Objects.requireNonNull(ends.get(at)).offset());
  }

  private static CompletionStage<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
      Admin kafka, Map<TopicPartition, OffsetSpec> specs) {
    return kafka.listOffsets(specs).all().toCompletionStage();
  }

  private static Map<TopicPartition, OffsetSpec> all(
      Map<TopicPartition, Long> partitions, OffsetSpec spec) {
    return partitions.keySet().stream().collect(Collectors.toMap(at -> at, at -> spec));
  }

  private static Map<Integer, Found> found(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
    Map<Integer, Found> found = new HashMap<>();
    offsets.forEach(
        (at, info) -> found.put(at.partition(), new Found(info.offset(), info.timestamp())));
    return found;
  }

  // A client cannot be made while the brokers' names do not resolve; the next look tries again.
  // The future is ours, since Kafka's refuse to be completed by a timeout.
  private <T> CompletionStage<T> asking(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      var _ =
          question.ask(connected()).whenComplete((item, failure) -> settle(answer, item, failure));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private static <T> void settle(CompletableFuture<T> answer, T item, @Nullable Throwable failure) {
    if (failure == null) {
      answer.complete(item);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  private synchronized Admin connected() {
    Admin connected = admin == null ? connecting.get() : admin;
    admin = connected;
    return connected;
  }

  private interface Question<T> {
    CompletionStage<T> ask(Admin kafka);
  }
}

package dev.roost.system.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One user of the brokers, who tries things: whatever the broker says, unless it is that it is not
 * authorized, is leave. What is tried with leave does happen. For one thread.
 */
public final class KafkaUser implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 15;
  private static final Duration POLL = Duration.ofMillis(100);

  // No record of any topic: whoever reads it leaves it out, or puts it to the dead letters.
  private static final byte[] PROBE = {'?'};

  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Connects with these settings. */
  public KafkaUser(Map<String, Object> client) {
    admin = Admin.create(client);
    Map<String, Object> writing = new HashMap<>(client);
    // An idempotent producer asks for leave of its own first, and ends where it gets none.
    writing.put("enable.idempotence", false);
    writing.put("max.block.ms", PATIENCE_SECONDS * 1_000);
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    Map<String, Object> reading = new HashMap<>(client);
    reading.put("fetch.max.wait.ms", 10);
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Whether it may write to a topic. */
  public boolean writes(String topic) {
    return may(producer.send(new ProducerRecord<>(topic, PROBE, PROBE)));
  }

  /** Whether it may read a topic: whether the broker answers a fetch, not whether it knows it. */
  public boolean reads(String topic) {
    TopicPartition first = new TopicPartition(topic, 0);
    try {
      consumer.assign(List.of(first));
      consumer.seek(first, 0);
      double before = fetches();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      // The second answer is there when the first was looked at.
      while (fetches() < before + 2) {
        consumer.poll(POLL);
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("no fetch of " + topic + " was answered");
        }
      }
      return true;
    } catch (AuthorizationException refused) {
      return false;
    }
  }

  /** Whether it may read in a group, its own or another's. */
  public boolean readsIn(String group) {
    TopicPartition any = new TopicPartition("x.activities", 0);
    return may(
        admin.alterConsumerGroupOffsets(group, Map.of(any, new OffsetAndMetadata(0))).all(),
        GroupAuthorizationException.class);
  }

  /** Whether it may write in transactions of this id, which ends one that is open. */
  public boolean writesAs(String transactionalId) {
    return may(admin.fenceProducers(List.of(transactionalId)).all());
  }

  /** Whether it may make a topic; none is made. */
  public boolean makes(String topic) {
    var asked = new CreateTopicsOptions().validateOnly(true);
    return may(
        admin
            .createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())), asked)
            .all());
  }

  /** Whether it may change a topic's settings; nothing is changed. */
  public boolean sets(String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
    return may(
        admin
            .incrementalAlterConfigs(
                Map.of(resource, List.of(change)), new AlterConfigsOptions().validateOnly(true))
            .all());
  }

  /** Whether it may delete what stands in a topic; nothing is deleted. */
  public boolean deletesFrom(String topic) {
    var none = RecordsToDelete.beforeOffset(0);
    return may(admin.deleteRecords(Map.of(new TopicPartition(topic, 0), none)).all());
  }

  /** Whether it may grant something to somebody. */
  public boolean grants() {
    var resource = new ResourcePattern(ResourceType.TOPIC, "nothing", PatternType.LITERAL);
    var entry =
        new AccessControlEntry("User:nobody", "*", AclOperation.READ, AclPermissionType.ALLOW);
    return may(admin.createAcls(List.of(new AclBinding(resource, entry))).all());
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
  }

  private double fetches() {
    return consumer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("fetch-total"))
        .filter(metric -> metric.metricName().tags().size() == 1)
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
        .sum();
  }

  private static boolean may(Future<?> asked) {
    return may(asked, AuthorizationException.class);
  }

  private static boolean may(Future<?> asked, Class<? extends AuthorizationException> refusal) {
    try {
      asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      return !refusal.isInstance(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the broker did not say whether it may", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

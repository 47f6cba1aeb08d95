package dev.roost.router.running;

import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams finds one task of a thread corrupt while the group waits for a member: it commits
 * nothing, and gives up what the thread's other task wrote.
 */
class CorruptWhileJoiningTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Twenty commits are due in it, and it ends before the transaction would time out. */
  private static final Duration NO_COMMIT = Duration.ofSeconds(2);

  private static final String HALT = "no JSON: stand still";
  private static final String CORRUPT = "no JSON: the store is corrupt";

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  private final Tasks well = new Tasks();
  private final Tasks slow = new Tasks();
  private final AtomicBoolean stoodStill = new AtomicBoolean();
  private final AtomicBoolean wasCorrupt = new AtomicBoolean();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private int lastId = 1000;

  @Test
  void whatTheOtherTaskWroteComesOutAllTheSame() throws Exception {
    twoTasksForEachOfTwoRouters();
    try (RunningRouter first = kafka.router(states.resolve("well"), well);
        RunningRouter second = kafka.router(states.resolve("slow"), slow);
        RunningRouter third = kafka.router(states.resolve("third"))) {
      first.start();
      await().atMost(PATIENCE).until(() -> well.partitions().length == 4);
      second.start();
      await()
          .atMost(PATIENCE)
          .until(() -> well.partitions().length == 2 && slow.partitions().length == 2);
      int withVictim = well.partitions()[0];
      int corrupt = well.partitions()[1];
      String victim;
      try {
        kafka.wire().deliver(slow.partitions()[0], USER, HALT);
        await().atMost(PATIENCE).until(stoodStill::get);
        third.start();

        victim = firstThatIsNotCommitted(withVictim);
        GroupState group = kafka.describedGroup().groupState();
        kafka.wire().deliver(corrupt, USER, CORRUPT);
        await().atMost(PATIENCE).until(wasCorrupt::get);

        assertThat(group).isEqualTo(GroupState.PREPARING_REBALANCE);
      } finally {
        goOn.countDown();
      }
      String next = deliver(withVictim);

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains(next));
      assertThat(kafka.subjects()).endsWith(victim, next).doesNotHaveDuplicates();
    }
  }

  /** The topic of contracts has a partition, and so a task, for many more. */
  private void twoTasksForEachOfTwoRouters() throws ExecutionException, InterruptedException {
    Topic deliveries = Topics.DELIVERIES;
    try (Admin admin = kafka.broker().admin()) {
      admin.deleteTopics(List.of(deliveries.name())).all().get();
      admin
          .createTopics(
              List.of(new NewTopic(deliveries.name(), 4, (short) 1).configs(deliveries.config(1))))
          .all()
          .get();
    }
  }

  /** The thread commits ten times a second until it has joined anew. */
  private String firstThatIsNotCommitted(int partition) {
    for (int i = 0; i < 200; i++) {
      String id = deliver(partition);
      try {
        await().atMost(NO_COMMIT).until(() -> kafka.subjects().contains(id));
      } catch (ConditionTimeoutException e) {
        return id;
      }
    }
    throw new AssertionError("all was committed: the group does not wait");
  }

  private String deliver(int partition) {
    String id = Integer.toString(++lastId);
    kafka.wire().deliver(partition, USER, Bodies.of("tweet_delete_events", Bodies.deleted(id)));
    return id;
  }

  /** Beside a router's topology a step that knows the tasks, and stops or breaks one. */
  private final class Tasks implements UnaryOperator<Topology> {

    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();

    int[] partitions() {
      return partitions.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    @Override
    public Topology apply(Topology topology) {
      return topology.addProcessor("interfering", Interfering::new, "deliveries");
    }

    private final class Interfering extends ContextualProcessor<byte[], byte[], Void, Void> {

      @Override
      public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        partitions.add(context.taskId().partition());
      }

      @Override
      public void process(Record<byte[], byte[]> record) {
        if (Arrays.equals(record.value(), Bodies.bytes(HALT)) && !stoodStill.getAndSet(true)) {
          standStill();
        }
        if (Arrays.equals(record.value(), Bodies.bytes(CORRUPT)) && !wasCorrupt.getAndSet(true)) {
          throw new TaskCorruptedException(Set.of(context().taskId()));
        }
      }

      @Override
      public void close() {
        partitions.remove(context().taskId().partition());
      }

      private void standStill() {
        try {
          goOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams with exactly_once_v2 loses a record: a task is found corrupt while the group
 * rebalances, the transaction of its thread is aborted, and the thread's other task goes on behind
 * what it had written in that transaction.
 *
 * <p>Exit code 1 where the record was lost, 0 where it was written once. An argument is taken as
 * the bootstrap servers of brokers to use; without one a broker is started in this process.
 */
public final class LostTransaction {

  private static final int PARTITIONS = 4;
  private static final String IN = "in";
  private static final String OUT = "out";
  private static final String STORE = "seen";
  private static final String HALT = "halt";
  private static final String CORRUPT = "corrupt";

  /** Twenty commits are due in it, and it ends before the transaction would time out (10 s). */
  private static final Duration NO_COMMIT = Duration.ofSeconds(2);

  private static final CountDownLatch HALTED = new CountDownLatch(1);
  private static final CountDownLatch GO_ON = new CountDownLatch(1);
  private static final CountDownLatch CORRUPTED = new CountDownLatch(1);

  private final String servers;
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final List<String> out = new ArrayList<>();
  private int lastValue;

  private LostTransaction(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println("Kafka " + version());
    boolean lost =
        new LostTransaction(arguments.length > 0 ? arguments[0] : startBroker()).isARecordLost();
    // Two of the instances would wait for a broker that ends with this process.
    Runtime.getRuntime().halt(lost ? 1 : 0);
  }

  private static String version() throws IOException {
    Properties built = new Properties();
    try (InputStream in = KafkaProducer.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      built.load(in);
    }
    return built.getProperty("version");
  }

  private boolean isARecordLost() throws Exception {
    createTopics();
    Set<Integer> ofFirst = new ConcurrentSkipListSet<>();
    Set<Integer> ofSecond = new ConcurrentSkipListSet<>();

    start("first", ofFirst);
    await("the first instance has all tasks", () -> ofFirst.size() == PARTITIONS);
    start("second", ofSecond);
    await("each of two has two tasks", () -> ofFirst.size() == 2 && ofSecond.size() == 2);
    int healthy = ((SortedSet<Integer>) ofFirst).first();
    int corrupt = ((SortedSet<Integer>) ofFirst).last();
    System.out.printf("one thread has tasks 0_%d (healthy) and 0_%d%n", healthy, corrupt);

    send(((SortedSet<Integer>) ofSecond).first(), HALT);
    HALTED.await();
    start("third", new ConcurrentSkipListSet<>());
    String victim = firstThatIsNotCommitted(healthy);
    System.out.println("the group rebalances, and the second instance does not join: task 0_"
        + healthy + " has processed record " + victim + ", which waits in an open transaction");

    send(corrupt, CORRUPT);
    CORRUPTED.await();
    System.out.println("task 0_" + corrupt + " is corrupt");
    GO_ON.countDown();
    String next = send(healthy);
    await("the next record of the healthy task comes out", () -> committed().contains(next));

    boolean lost = !committed().contains(victim);
    send(healthy, victim);
    String last = send(healthy);
    await("the record after the copy comes out", () -> committed().contains(last));

    System.out.printf("topic out: %s%n", committed());
    System.out.println(
        lost
            ? "LOST: record " + victim + " was not written"
                + (committed().contains(victim)
                    ? " (the copy is: the task has moved, and its store was restored without it)"
                    : ", and the copy of it is dropped as seen")
            : "NOT LOST: record " + victim + " was written");
    return lost;
  }

  /** The thread commits ten times a second until the group begins to rebalance. */
  private String firstThatIsNotCommitted(int partition) {
    for (int i = 0; i < 200; i++) {
      String value = send(partition);
      if (!comesTrue(NO_COMMIT, () -> committed().contains(value))) {
        return value;
      }
    }
    throw new IllegalStateException("all was committed: the group does not rebalance");
  }

  // --- the application --------------------------------------------------------------------------

  private void start(String name, Set<Integer> tasks) throws IOException {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "application");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, Files.createTempDirectory(name).toString());
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    new KafkaStreams(topology(tasks), settings).start();
  }

  /** Writes what it has not seen before to the topic out. */
  private static Topology topology(Set<Integer> tasks) {
    return new Topology()
        .addSource("source", IN)
        .addProcessor("first-only", () -> new FirstOnly(tasks), "source")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String()),
            "first-only")
        .addSink("sink", OUT, "first-only");
  }

  private static final class FirstOnly
      extends ContextualProcessor<String, String, String, String> {

    private final Set<Integer> tasks;
    private KeyValueStore<String, String> store;

    FirstOnly(Set<Integer> tasks) {
      this.tasks = tasks;
    }

    @Override
    public void init(ProcessorContext<String, String> context) {
      super.init(context);
      store = context.getStateStore(STORE);
      tasks.add(context.taskId().partition());
    }

    @Override
    public void process(Record<String, String> record) {
      if (record.value().equals(HALT)) {
        halt();
      } else if (record.value().equals(CORRUPT)) {
        corrupt();
      } else if (store.putIfAbsent(record.value(), "") == null) {
        context().forward(record);
      }
    }

    @Override
    public void close() {
      tasks.remove(context().taskId().partition());
    }

    /** As a long pause of one instance: it does not join the rebalance meanwhile. */
    private static void halt() {
      HALTED.countDown();
      try {
        GO_ON.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** As Streams itself throws it, here at a known time. */
    private void corrupt() {
      if (CORRUPTED.getCount() > 0) {
        CORRUPTED.countDown();
        throw new TaskCorruptedException(Set.of(context().taskId()));
      }
    }
  }

  // --- input and output -------------------------------------------------------------------------

  private void createTopics() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(IN, PARTITIONS, (short) 1), new NewTopic(OUT, 1, (short) 1)))
          .all()
          .get();
    }
    consumer.assign(List.of(new TopicPartition(OUT, 0)));
    consumer.seekToBeginning(consumer.assignment());
  }

  private String send(int partition) {
    String value = Integer.toString(++lastValue);
    send(partition, value);
    return value;
  }

  private void send(int partition, String value) {
    producer.send(new ProducerRecord<>(IN, partition, null, value));
    producer.flush();
  }

  private List<String> committed() {
    consumer.poll(Duration.ofMillis(50)).forEach(record -> out.add(record.value()));
    return out;
  }

  private static void await(String what, BooleanSupplier condition) {
    if (!comesTrue(Duration.ofMinutes(2), condition)) {
      throw new IllegalStateException("in vain: " + what);
    }
  }

  private static boolean comesTrue(Duration within, BooleanSupplier condition) {
    long end = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  // --- a broker ---------------------------------------------------------------------------------

  private static String startBroker() throws Exception {
    Path data = Files.createTempDirectory("broker");
    String broker = "127.0.0.1:" + freePort();
    String controller = "127.0.0.1:" + freePort();
    new Formatter()
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .setClusterId("q1Sh-9_ISia_zwGINzRvyQ")
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .run();
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + broker);
    settings.put("log.dirs", data.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM).startup();
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

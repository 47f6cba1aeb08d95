package dev.roost.system.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.fault.Trouble;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;

/**
 * In which states a trouble finds its target, as far as that can be seen from outside within a
 * second: it is asked for right before the trouble, so it can have changed by a few milliseconds.
 */
public final class StateProbe implements Function<Trouble, Set<String>>, AutoCloseable {

  static final String REBALANCING = "group rebalancing";
  static final String RESTORING = "restoring";
  static final String IN_TRANSACTION = "transaction open";
  static final String IN_FLIGHT = "requests in flight";
  static final String CONTROLLER = "controller";
  static final String GROUP_COORDINATOR = "group coordinator";
  static final String LEADER = "leader of deliveries";
  static final String AT_REST = "at rest";
  static final String UNKNOWN = "state unknown";

  private static final String GROUP = "roost-activity-router";
  private static final Duration SOON = Duration.ofMillis(800);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(SOON).build();
  private final RunningStack stack;
  private final Supplier<Set<String>> orders;
  private final Admin admin;

  /**
   * Of this stack.
   *
   * @param orders what is ordered of Roost and not done yet
   */
  public StateProbe(RunningStack stack, Supplier<Set<String>> orders) {
    this.stack = stack;
    this.orders = orders;
    Map<String, Object> client = new HashMap<>(stack.client(RunningStack.ANYTHING));
    this.admin = Admin.create(client);
  }

  @Override
  public Set<String> apply(Trouble trouble) {
    Set<String> states = new TreeSet<>();
    try {
      switch (trouble.service()) {
        case "activity-router" -> router(trouble.target(), states);
        case "broker" -> broker(trouble.target(), states);
        case "webhook-ingest" -> ingest(trouble.target(), states);
        default -> states.addAll(orders.get());
      }
    } catch (ExecutionException | TimeoutException | IOException e) {
      states.add(UNKNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      states.add(UNKNOWN);
    }
    return states.isEmpty() ? Set.of(AT_REST) : states;
  }

  private void router(String target, Set<String> states)
      throws ExecutionException, TimeoutException, InterruptedException, IOException {
    boolean stable = group().groupState() == GroupState.STABLE;
    if (!stable) {
      states.add(REBALANCING);
    } else if (told(target, "/q/health/ready").contains("REBALANCING")) {
      states.add(RESTORING);
    }
    String mine = GROUP + "-" + processId(target).orElse("?");
    ListTransactionsOptions open =
        new ListTransactionsOptions()
            .filterStates(List.of(TransactionState.ONGOING))
            .timeoutMs((int) SOON.toMillis());
    if (soon(admin.listTransactions(open).all()).stream()
        .map(TransactionListing::transactionalId)
        .anyMatch(id -> id.startsWith(mine))) {
      states.add(IN_TRANSACTION);
    }
  }

  private void broker(String target, Set<String> states)
      throws ExecutionException, TimeoutException, InterruptedException {
    int id = Integer.parseInt(target.substring("kafka-".length()));
    if (soon(admin.describeMetadataQuorum().quorumInfo()).leaderId() == id) {
      states.add(CONTROLLER);
    }
    if (group().coordinator().id() == id) {
      states.add(GROUP_COORDINATOR);
    }
    String deliveries = Topics.DELIVERIES.name();
    boolean leads =
        soon(admin.describeTopics(List.of(deliveries)).allTopicNames()).values().stream()
            .flatMap(topic -> topic.partitions().stream())
            .anyMatch(partition -> partition.leader() != null && partition.leader().id() == id);
    if (leads) {
      states.add(LEADER);
    }
  }

  private void ingest(String target, Set<String> states) throws IOException, InterruptedException {
    boolean inFlight =
        told(target, "/q/metrics")
            .lines()
            .filter(line -> line.startsWith("roost_ingest_in_flight_bytes"))
            .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) > 0);
    if (inFlight) {
      states.add(IN_FLIGHT);
    }
  }

  private ConsumerGroupDescription group()
      throws ExecutionException, TimeoutException, InterruptedException {
    return soon(admin.describeConsumerGroups(List.of(GROUP)).all()).values().stream()
        .findFirst()
        .orElseThrow(() -> new TimeoutException(GROUP + " is not known yet"));
  }

  /** What Streams' transactional ids of this process have in them. */
  private Optional<String> processId(String router) throws IOException {
    String directory = router.equals(RunningStack.ROUTER) ? "router" : "router-2";
    try (Stream<Path> files = Files.walk(stack.directory().resolve(directory), 2)) {
      Optional<Path> file =
          files.filter(path -> path.endsWith("kafka-streams-process-metadata")).findFirst();
      if (file.isEmpty()) {
        return Optional.empty();
      }
      JsonNode metadata = JSON.readTree(Files.readAllBytes(file.get()));
      return Optional.of(metadata.path("processId").asText());
    } catch (UncheckedIOException vanished) {
      throw new IOException(vanished);
    }
  }

  private String told(String service, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stack.management(service).resolve(path)).timeout(SOON).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static <T> T soon(KafkaFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
    http.shutdownNow();
  }
}

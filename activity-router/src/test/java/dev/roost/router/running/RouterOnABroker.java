package dev.roost.router.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.Wire;
import dev.roost.router.counting.Counts;
import dev.roost.router.routing.RouterTopology;
import dev.roost.testsupport.kafka.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A broker of its own for each test, and routers with the shipped settings on it. */
final class RouterOnABroker implements BeforeEachCallback, AfterEachCallback {

  private @Nullable EmbeddedBroker broker;
  private @Nullable Wire wire;
  private String group = "";

  @Override
  public void beforeEach(ExtensionContext test) {
    EmbeddedBroker started = EmbeddedBroker.start();
    broker = started;
    wire = new Wire(started.bootstrapServers());
    group = test.getRequiredTestMethod().getName();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    wire().close();
    broker().close();
  }

  EmbeddedBroker broker() {
    return Objects.requireNonNull(broker);
  }

  Wire wire() {
    return Objects.requireNonNull(wire);
  }

  /** The routers' consumer group: another one for each test. */
  String group() {
    return group;
  }

  /** The group as the broker sees it now. */
  ConsumerGroupDescription describedGroup() {
    try (Admin admin = broker().admin()) {
      return Objects.requireNonNull(
          admin.describeConsumerGroups(List.of(group)).all().get().get(group));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A router that keeps its stores in this directory. */
  RunningRouter router(Path state) {
    return router(state, UnaryOperator.identity());
  }

  /** A router with these settings beside the shipped ones. */
  RunningRouter router(Path state, Map<String, String> settings) {
    return router(config(group, state, settings), UnaryOperator.identity());
  }

  /** A router whose topology is changed each time it is built. */
  RunningRouter router(Path state, UnaryOperator<Topology> change) {
    return router(config(group, state, Map.of()), change);
  }

  private RunningRouter router(RouterConfig config, UnaryOperator<Topology> change) {
    return router(broker().bootstrapServers(), config, change);
  }

  /** A router on other brokers. */
  static RunningRouter router(
      String bootstrapServers, RouterConfig config, UnaryOperator<Topology> change) {
    Properties settings = StreamsSettings.of(config, Map.of("bootstrap.servers", bootstrapServers));
    return new RunningRouter(
        () -> new Run(change.apply(topology(config)), settings, new SimpleMeterRegistry()),
        config.lifecycle(),
        Clock.systemUTC());
  }

  /** The subjects of all activities that came out, in their order. */
  List<String> subjects() {
    return headers("ce_subject");
  }

  /** One header of all activities that came out, in their order. */
  List<String> headers(String name) {
    return wire().committed(Topics.ACTIVITIES).stream()
        .map(record -> record.headers().lastHeader(name))
        .map(header -> new String(header.value(), UTF_8))
        .toList();
  }

  /** The router's topology with these settings. */
  static Topology topology(RouterConfig config) {
    Counts counts = new Counts(new SimpleMeterRegistry(), config.eventUuid());
    return RouterTopology.of(
        config.deduplication(), config.payloads(), config.replay(), Clock.systemUTC(), counts);
  }

  /** The shipped settings for a router of one thread, under those given. */
  static RouterConfig config(String group, Path state, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("roost.router.application-id", group);
    settings.putIfAbsent("roost.router.threads", "1");
    settings.put("roost.router.lifecycle.restart-delay", "500ms");
    settings.put("roost.router.state-dir", state.toString());
    return ShippedConfig.with(settings);
  }
}

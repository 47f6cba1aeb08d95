package dev.roost.ingest.topic;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.topic.Topics;
import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The topic that deliveries are stored on, checked for as long as the service runs. A topic that is
 * not as it must be has every delivery refused, since its 200 would rest on less than it promises;
 * one that cannot be described is trusted, and an alarm is raised.
 */
@Singleton
public class DeliveryTopic {

  private static final KeyedLogger LOG = KeyedLogger.of(DeliveryTopic.class);
  private static final String NAME = Topics.DELIVERIES.name();

  private final Vertx vertx;
  private final TopicsConfig config;
  private final MeterRegistry metrics;
  private final TopicCheck check;
  private volatile TopicState state = new TopicState.Unchecked("it was not asked yet");
  private volatile boolean stopping;

  DeliveryTopic(
      Vertx vertx,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      TopicsConfig config,
      MeterRegistry metrics) {
    this.vertx = vertx;
    this.config = config;
    this.metrics = metrics;
    this.check = new TopicCheck(broker, config.allowMismatch().orElse(Set.of()));
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder("roost.ingest.topics.misconfigured", this, it -> it.isMisconfigured() ? 1 : 0)
        .description("1 while deliveries are refused since the topic is not as it must be")
        .register(metrics);
    Gauge.builder("roost.ingest.topics.unverified", this, it -> it.isVerified() ? 0 : 1)
        .description("1 while it is not known whether the topic is as it must be")
        .register(metrics);
    look();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /** What is known of it. */
  public TopicState state() {
    return state;
  }

  /**
   * Whether deliveries may be stored on it. Before that no producer is made: its first request
   * could have a broker create the topic.
   */
  public boolean isUsable() {
    return switch (state) {
      case TopicState.Correct _, TopicState.Denied _, TopicState.Unknown _ -> true;
      case TopicState.Unchecked _, TopicState.Misconfigured _ -> false;
    };
  }

  /** What is known of it, for a person. */
  public String described() {
    return switch (state) {
      case TopicState.Correct _ -> "as it must be";
      case TopicState.Unchecked(String cause) -> "not checked yet: " + cause;
      case TopicState.Unknown(String cause) -> "not known: " + cause;
      case TopicState.Denied(String cause) -> "not known: " + cause;
      case TopicState.Misconfigured(String cause) -> "misconfigured: " + cause;
    };
  }

  private boolean isMisconfigured() {
    return state instanceof TopicState.Misconfigured;
  }

  private boolean isVerified() {
    return state instanceof TopicState.Correct || isMisconfigured();
  }

  private void look() {
    if (stopping) {
      check.close();
      return;
    }
    // Unordered: whoever else waits for a worker of this context does not wait for Kafka here.
    vertx
        .executeBlocking(
            () -> {
              become(check.after(state));
              return true;
            },
            false)
        .onComplete(_ -> vertx.setTimer(pause().toMillis(), tick -> look()));
  }

  private Duration pause() {
    return switch (state) {
      case TopicState.Correct _, TopicState.Denied _ -> config.checkInterval();
      case TopicState.Unchecked _, TopicState.Unknown _, TopicState.Misconfigured _ ->
          config.retryInterval();
    };
  }

  private void become(TopicState next) {
    TopicState before = state;
    state = next;
    if (!next.equals(before)) {
      tell(next);
    }
  }

  private static void tell(TopicState next) {
    switch (next) {
      case TopicState.Correct _ -> LOG.info("Topic verified", key("topic", NAME));
      case TopicState.Unchecked _ -> {}
      case TopicState.Unknown(String cause) -> tellUnverified(cause);
      case TopicState.Denied(String cause) -> tellUnverified(cause);
      case TopicState.Misconfigured(String cause) ->
          LOG.error(
              "Topic misconfigured, deliveries get 503: run kafka-admin topics apply, or name what is meant in roost.ingest.topics.allow-mismatch",
              key("topic", NAME),
              key("reason", cause));
    }
  }

  private static void tellUnverified(String cause) {
    LOG.warn(
        "Topic cannot be verified, deliveries are taken", key("topic", NAME), key("reason", cause));
  }
}

package dev.roost.ingest.connection;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sees to it that connections have head deadlines. */
@Singleton
final class HeadDeadlineStart {

  private static final int BEFORE_ANY_CONNECTION = 1;

  private final ConnectionConfig config;

  HeadDeadlineStart(ConnectionConfig config) {
    this.config = config;
  }

  void start(@Observes @Priority(BEFORE_ANY_CONNECTION) StartupEvent event) {
    HeadDeadlineExtension.load(config.headerReadTimeout());
  }
}

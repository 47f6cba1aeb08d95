package dev.roost.vault.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The service accounts, one per service: the {@code sub} of its token. */
@ConfigMapping(prefix = "roost.vault.subjects")
public interface SubjectsConfig {

  /** May fetch webhook keys. */
  @WithDefault("system:serviceaccount:roost:webhook-ingest")
  String webhookIngest();

  /** May have requests signed that manage webhooks and subscriptions, and connect users. */
  @WithDefault("system:serviceaccount:roost:subscription-manager")
  String subscriptionManager();

  /** May have replay requests signed. */
  @WithDefault("system:serviceaccount:roost:replay-worker")
  String replayWorker();
}

package dev.roost.vault.access;

import dev.roost.admin.access.ServiceRoles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** The services that may call, each known by the subject of its service account. */
@ApplicationScoped
public class ServiceAccounts implements ServiceRoles {

  /** The role of the service that verifies deliveries. */
  public static final String WEBHOOK_INGEST = "webhook-ingest";

  /** The role of the service that keeps webhooks and subscriptions. */
  public static final String SUBSCRIPTION_MANAGER = "subscription-manager";

  /** The role of the service that has gaps replayed. */
  public static final String REPLAY_WORKER = "replay-worker";

  private final Map<String, String> roles;

  ServiceAccounts(SubjectsConfig subjects) {
    this.roles =
        Map.of(
            subjects.webhookIngest(), WEBHOOK_INGEST,
            subjects.subscriptionManager(), SUBSCRIPTION_MANAGER,
            subjects.replayWorker(), REPLAY_WORKER);
  }

  @Override
  public Set<String> rolesOf(String subject) {
    String role = roles.get(subject);
    return role == null ? Set.of() : Set.of(role);
  }
}

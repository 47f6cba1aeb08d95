package dev.roost.replay.job;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.webhook.WebhookState;
import dev.roost.replay.webhook.WebhookTable;
import dev.roost.replay.window.Window;
import dev.roost.replay.window.WindowRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator can have done with jobs. */
@ApplicationScoped
class Jobs {

  private final JobStore store;
  private final WebhookTable webhooks;
  private final WindowRules rules;

  Jobs(JobStore store, WebhookTable webhooks, WindowRules rules) {
    this.store = store;
    this.webhooks = webhooks;
    this.rules = rules;
  }

  /** Queues a job, or gives the one that this key has asked for, whatever became of the webhook. */
  Uni<ReplayJob> request(String app, String endpoint, Window window, @Nullable String key) {
    return store
        .inTransaction(tx ->
            store
                .byKey(tx, app, endpoint, key)
                .flatMap(known ->
                    known.isPresent()
                        ? Uni.createFrom().item(known)
                        : add(tx, accepted(app, endpoint, window, key))))
        .map(Optional::orElseThrow)
        .invoke(job -> sameWindow(job, window));
  }

  /** Of two that send the same key at once, both get the job of the first. */
  private Uni<Optional<ReplayJob>> add(SqlConnection tx, JobRequest request) {
    return store
        .add(tx, request, UUID.randomUUID().toString())
        .flatMap(added ->
            added.isPresent()
                ? Uni.createFrom().item(added)
                : store.byKey(tx, request.app(), request.endpoint(), request.key()));
  }

  /**
   * Some of a webhook's jobs, the newest first; 404 where there is neither a job nor a webhook.
   *
   * @param state only those in this state
   * @param before only those with smaller numbers
   */
  Uni<List<ReplayJob>> list(
      String app, String endpoint, @Nullable String state, long before, int limit) {
    return store
        .list(app, endpoint, state, before, limit)
        .invoke(read -> {
          if (read.isEmpty()) {
            knownWebhook(app, endpoint);
          }
        });
  }

  /** One job, or 404. */
  Uni<ReplayJob> known(String app, String endpoint, String jobId) {
    return store
        .find(app, endpoint, jobId)
        .map(job ->
            job.orElseThrow(() ->
                ProblemType.UNKNOWN_REPLAY_JOB.exception(
                    "The webhook has no job of this id. GET …/replays lists those it has.")));
  }

  /** Takes a job back; 409 once X was asked. */
  Uni<ReplayJob> cancel(String app, String endpoint, String jobId) {
    return known(app, endpoint, jobId)
        .flatMap(_ -> store.inTransaction(tx -> store.cancel(tx, jobId)))
        .flatMap(cancelled ->
            cancelled.isPresent()
                ? Uni.createFrom().item(cancelled.get())
                : known(app, endpoint, jobId).invoke(Jobs::refuseUnlessCancelled));
  }

  private static void refuseUnlessCancelled(ReplayJob job) {
    if (job.state() != ReplayJobState.State.CANCELLED) {
      throw ProblemType.REPLAY_JOB_NOT_QUEUED.exception(
          "It is "
              + job.state().wire()
              + ". X has no call to cancel a replay; nothing is published twice.");
    }
  }

  private JobRequest accepted(String app, String endpoint, Window window, @Nullable String key) {
    WebhookState webhook = validWebhook(app, endpoint);
    rules
        .objection(webhook.api(), window)
        .ifPresent(objection -> {
          throw objection.problem();
        });
    String webhookId = Objects.requireNonNull(webhook.webhookId());
    return new JobRequest(app, endpoint, webhookId, webhook.api(), window, key);
  }

  private WebhookState knownWebhook(String app, String endpoint) {
    Optional<WebhookState> webhook = webhooks.find(app, endpoint);
    if (webhook.isEmpty() && !webhooks.isLoaded()) {
      throw notLoaded();
    }
    return webhook.orElseThrow(Jobs::unknownWebhook);
  }

  private WebhookState validWebhook(String app, String endpoint) {
    if (!webhooks.isLoaded()) {
      throw notLoaded();
    }
    WebhookState webhook =
        webhooks.find(app, endpoint).filter(WebhookState::wanted).orElseThrow(Jobs::unknownWebhook);
    if (webhook.state() != WebhookState.State.VALID || webhook.webhookId() == null) {
      throw ProblemType.WEBHOOK_NOT_VALID.exception(
          "X replays through valid webhooks only; this one is "
              + webhook.state().wire()
              + ". Have X challenge it again: POST"
              + " /api/v1/apps/{app}/webhooks/{endpoint}/challenge at subscription-manager.");
    }
    return webhook;
  }

  private static ProblemException notLoaded() {
    return ProblemType.WEBHOOKS_NOT_LOADED.exception(
        "This replica has just started, or Kafka is unavailable: it has not read roost.webhooks to"
            + " its end. Retry in a few seconds.");
  }

  private static ProblemException unknownWebhook() {
    return ProblemType.UNKNOWN_WEBHOOK.exception(
        "The app has no webhook of this name. subscription-manager registers one: PUT"
            + " /api/v1/apps/{app}/webhooks/{endpoint}.");
  }

  private static void sameWindow(ReplayJob job, Window window) {
    if (!job.window().equals(window)) {
      throw ProblemType.IDEMPOTENCY_KEY_REUSED.exception(
          "A job was requested with this Idempotency-Key for "
              + job.window().from()
              + " to "
              + job.window().to()
              + ". Send another key for another window.");
    }
  }
}

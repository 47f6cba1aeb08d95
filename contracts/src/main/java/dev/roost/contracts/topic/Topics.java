package dev.roost.contracts.topic;

import static dev.roost.contracts.principal.Principal.ACTIVITY_ROUTER;
import static dev.roost.contracts.principal.Principal.DOWNSTREAM;
import static dev.roost.contracts.principal.Principal.OPERATOR;
import static dev.roost.contracts.principal.Principal.PRIVATE_DOWNSTREAM;
import static dev.roost.contracts.principal.Principal.REPLAY_WORKER;
import static dev.roost.contracts.principal.Principal.SUBSCRIPTION_MANAGER;
import static dev.roost.contracts.principal.Principal.TOKEN_VAULT;
import static dev.roost.contracts.principal.Principal.WEBHOOK_INGEST;

import dev.roost.contracts.principal.Principal;
import dev.roost.contracts.topic.Topic.Cleanup;
import dev.roost.contracts.topic.Topic.Privacy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Every topic of Roost that a running service uses today. */
public final class Topics {

  /** Partitions of the three topics activities travel through; they must be equal. */
  public static final int ACTIVITY_PARTITIONS = 24;

  /** Raw signed deliveries as X sent them. Private: only activity-router may read it. */
  public static final Topic DELIVERIES =
      new Topic(
          "x.deliveries",
          "for_user_id, else app/endpoint",
          Set.of(WEBHOOK_INGEST, Principal.DEAD_LETTERS),
          Set.of(ACTIVITY_ROUTER),
          ACTIVITY_PARTITIONS,
          Cleanup.DELETE,
          Duration.ofDays(3),
          Privacy.PRIVATE);

  /** One activity per record: Posts, likes, follows, blocks, mutes, deletes. */
  public static final Topic ACTIVITIES =
      new Topic(
          "x.activities",
          "for_user_id",
          Set.of(ACTIVITY_ROUTER),
          Set.of(DOWNSTREAM, PRIVATE_DOWNSTREAM),
          ACTIVITY_PARTITIONS,
          Cleanup.DELETE,
          Duration.ofDays(7),
          Privacy.PUBLIC);

  /** One activity per record that is private or may be: messages, typing, reads, unknown kinds. */
  public static final Topic DIRECT_MESSAGES =
      new Topic(
          "x.direct-messages",
          "for_user_id",
          Set.of(ACTIVITY_ROUTER),
          Set.of(PRIVATE_DOWNSTREAM),
          ACTIVITY_PARTITIONS,
          Cleanup.DELETE,
          Duration.ofDays(7),
          Privacy.PRIVATE);

  /** Deliveries that could not be read, whole, with the reason in a header. */
  public static final Topic DEAD_LETTERS =
      new Topic(
          "x.dead-letters",
          "as read",
          Set.of(ACTIVITY_ROUTER),
          Set.of(OPERATOR, Principal.DEAD_LETTERS),
          3,
          Cleanup.DELETE,
          Duration.ofDays(14),
          Privacy.PRIVATE);

  /** Revocations and replay job statuses, for Roost's own services. */
  public static final Topic SIGNALS =
      new Topic(
          "roost.signals",
          "app/endpoint",
          Set.of(ACTIVITY_ROUTER),
          Set.of(SUBSCRIPTION_MANAGER, REPLAY_WORKER),
          3,
          Cleanup.DELETE,
          Duration.ofDays(7),
          Privacy.PUBLIC);

  /** Versions and fingerprints of each app's credentials: who reads a new one fetches again. */
  public static final Topic CREDENTIALS =
      table("roost.credentials", "app", Set.of(TOKEN_VAULT), Set.of(WEBHOOK_INGEST));

  /** Whether the vault can act for each user, so that people can be asked to connect again. */
  public static final Topic USER_CREDENTIALS =
      table(
          "roost.user-credentials",
          "app/user id",
          Set.of(TOKEN_VAULT),
          Set.of(DOWNSTREAM, PRIVATE_DOWNSTREAM));

  /** Each webhook's wanted and observed state. */
  public static final Topic WEBHOOKS =
      table(
          "roost.webhooks",
          "app/endpoint",
          Set.of(SUBSCRIPTION_MANAGER),
          Set.of(WEBHOOK_INGEST, REPLAY_WORKER));

  /** Each subscription's state and why it is so. */
  public static final Topic SUBSCRIPTIONS =
      table(
          "roost.subscriptions",
          "app/endpoint/user id",
          Set.of(SUBSCRIPTION_MANAGER),
          Set.of(ACTIVITY_ROUTER, DOWNSTREAM, PRIVATE_DOWNSTREAM));

  /** Each replay job's window and state. */
  public static final Topic REPLAY_JOBS =
      table(
          "roost.replay-jobs",
          "job id",
          Set.of(REPLAY_WORKER),
          Set.of(ACTIVITY_ROUTER, DOWNSTREAM, PRIVATE_DOWNSTREAM));

  /** Each replica of webhook-ingest, every second: alive, and what it took and refused. */
  public static final Topic HEARTBEATS =
      new Topic(
          "roost.heartbeats",
          "app/replica, else replica",
          Set.of(WEBHOOK_INGEST),
          Set.of(SUBSCRIPTION_MANAGER, REPLAY_WORKER),
          3,
          Cleanup.DELETE,
          Duration.ofDays(7),
          Privacy.PUBLIC);

  /** All of them: first the way an activity travels, then what Roost's services tell each other. */
  public static final List<Topic> ALL =
      List.of(
          DELIVERIES,
          ACTIVITIES,
          DIRECT_MESSAGES,
          DEAD_LETTERS,
          SIGNALS,
          CREDENTIALS,
          USER_CREDENTIALS,
          WEBHOOKS,
          SUBSCRIPTIONS,
          REPLAY_JOBS,
          HEARTBEATS);

  private Topics() {}

  /** A compacted topic, which its readers read whole. */
  private static Topic table(
      String name, String key, Set<Principal> writtenBy, Set<Principal> readBy) {
    return new Topic(
        name, key, writtenBy, readBy, 3, Cleanup.COMPACT, Duration.ZERO, Privacy.PUBLIC);
  }
}

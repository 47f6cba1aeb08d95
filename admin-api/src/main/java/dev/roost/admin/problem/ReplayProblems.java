package dev.roost.admin.problem;

/** What concerns replay jobs and their windows. */
final class ReplayProblems {

  static final Definition UNKNOWN_REPLAY_JOB =
      Definition.of(
          404, "unknown-replay-job", "No such replay job", "The webhook has no job with this id.");

  static final Definition REPLAY_JOB_NOT_QUEUED =
      Definition.of(
          409,
          "replay-job-not-queued",
          "Replay job no longer queued",
          "The job was submitted to X, which has no call to cancel it.");

  static final Definition WEBHOOKS_NOT_LOADED =
      Definition.of(
          503,
          "webhooks-not-loaded",
          "Webhooks not loaded",
          "This replica has not read roost.webhooks to its end yet; try again.");

  static final Definition WEBHOOK_NOT_VALID =
      Definition.of(
          409, "webhook-not-valid", "Webhook not valid", "X replays through valid webhooks only.");

  static final Definition IDEMPOTENCY_KEY_REUSED =
      Definition.of(
          409,
          "idempotency-key-reused",
          "Idempotency key reused",
          "A job with another window was requested with this Idempotency-Key.");

  static final Definition WINDOW_NOT_WHOLE_MINUTES =
      Definition.of(
          400,
          "window-not-whole-minutes",
          "Window not in whole minutes",
          "X takes windows that begin and end at a whole minute.");

  static final Definition WINDOW_EMPTY =
      Definition.of(400, "window-empty", "Window empty", "A window ends after it begins.");

  static final Definition WINDOW_TOO_LONG =
      Definition.of(
          400, "window-too-long", "Window too long", "The window is longer than one job may be.");

  static final Definition WINDOW_TOO_OLD =
      Definition.of(
          400, "window-too-old", "Window too old", "X no longer keeps what it attempted then.");

  static final Definition WINDOW_TOO_RECENT =
      Definition.of(
          400, "window-too-recent", "Window too recent", "X does not replay this window yet.");

  private ReplayProblems() {}
}

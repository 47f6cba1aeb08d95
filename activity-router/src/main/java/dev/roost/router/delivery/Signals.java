package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.contracts.signal.Signal;
import dev.roost.router.activity.Identity;
import dev.roost.router.activity.Key;
import dev.roost.router.delivery.Finding.Told;
import dev.roost.router.delivery.Finding.Unreadable;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What X tells Roost itself: revocations, in both APIs, and the ends of replay jobs. */
record Signals(Origin origin) {

  private static final int LONGEST = 1_000;

  /** {@code user_event.revoke} of the Account Activity API. */
  Finding revoke(JsonNode revoke) {
    return revocation(
        Fields.id(revoke.path("source"), "user_id"),
        Fields.id(revoke.path("target"), "app_id"),
        Fields.text(revoke, "date_time", LONGEST));
  }

  /** The payload of {@code oauth.revoke} of the X Activity API. */
  Finding oauthRevoke(JsonNode payload) {
    return revocation(
        Fields.id(payload, "user_id"),
        Fields.id(payload, "app_id"),
        Fields.text(payload, "date_time", LONGEST));
  }

  /** {@code replay_job_status}. */
  Finding jobStatus(JsonNode status) {
    String job = Fields.id(status, "job_id");
    String state = Fields.text(status, "job_state", LONGEST);
    if (job == null || state == null) {
      return new Unreadable(Reason.MALFORMED, "replay_job_status lacks job_id or job_state");
    }
    Signal signal =
        new Signal.ReplayJobStatus(
            origin.app(),
            origin.endpoint(),
            origin.receivedAt().toString(),
            job,
            Fields.id(status, "webhook_id"),
            state,
            Fields.text(status, "job_state_description", LONGEST));
    return told(new Key("replay-job-status", Arrays.asList(job, state)), signal);
  }

  private Finding revocation(
      @Nullable String user, @Nullable String xApp, @Nullable String dateTime) {
    if (user == null) {
      return new Unreadable(Reason.MALFORMED, "a revocation names no user");
    }
    Instant revokedAt = Times.text(dateTime);
    String when = revokedAt == null ? dateTime : revokedAt.toString();
    Signal signal =
        new Signal.Revocation(
            origin.app(),
            origin.endpoint(),
            origin.receivedAt().toString(),
            user,
            xApp,
            revokedAt == null ? null : when);
    return told(new Key("revocation", Arrays.<@Nullable String>asList(user, when)), signal);
  }

  private Told told(Key key, Signal signal) {
    return new Told(Identity.of(origin.app(), null, key), signal);
  }
}

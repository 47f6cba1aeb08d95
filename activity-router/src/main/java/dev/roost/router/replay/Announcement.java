package dev.roost.router.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Json;
import dev.roost.router.json.Times;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what replay-worker says of a job, as far as marking needs it. */
final class Announcement {

  private static final int LONGEST = 1_000;

  // Submitting is told by one machine's clock, receiving by another's. Nothing is lost by the
  // margin:
  // a window ends ten minutes before X is asked, and X's own retries end within five.
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  // As it is called, and as replay-workers of earlier versions call it.
  private static final List<String> SUBMITTED_AT = List.of("submittedAt", "askedAt");

  private final JsonNode job;

  private Announcement(JsonNode job) {
    this.job = job;
  }

  /**
   * What the job marks, empty where it marks nothing: X was not asked yet, or refused.
   *
   * @param marksFor how long after its end a job still marks
   * @throws IOException when it is no announcement of a job; its message quotes nothing
   */
  static Optional<Mark> read(byte[] value, Duration marksFor) throws IOException {
    return new Announcement(Json.read(value)).mark(marksFor);
  }

  private Optional<Mark> mark(Duration marksFor) throws IOException {
    return switch (state()) {
      case SUBMITTING, RUNNING -> Optional.of(until(Instant.MAX));
      case COMPLETE, INCOMPLETE -> Optional.of(until(time("endedAt").plus(marksFor)));
      case QUEUED, FAILED, CANCELLED -> Optional.empty();
    };
  }

  private ReplayJobState.State state() throws IOException {
    try {
      return ReplayJobState.State.of(text("state"));
    } catch (IllegalArgumentException e) {
      throw new IOException("a state nobody knows", e);
    }
  }

  private Mark until(Instant until) throws IOException {
    Webhook webhook = new Webhook(text("app"), text("endpoint"));
    return new Mark(webhook, time("from"), time("to"), since(), until);
  }

  // An intent may be told before the time of submitting is written down.
  private Instant since() throws IOException {
    for (String name : SUBMITTED_AT) {
      if (job.hasNonNull(name)) {
        return time(name).minus(CLOCKS_APART);
      }
    }
    return time("requestedAt").minus(CLOCKS_APART);
  }

  private Instant time(String name) throws IOException {
    Instant time = Times.text(text(name));
    if (time == null) {
      throw new IOException(name + " is no time");
    }
    return time;
  }

  private String text(String name) throws IOException {
    String text = Fields.text(job, name, LONGEST);
    if (text == null) {
      throw new IOException(name + " is missing");
    }
    return text;
  }
}

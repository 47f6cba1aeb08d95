package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A window is replayed: asked of replay-worker, and followed to its end. */
final class Recovery {

  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Set<String> ENDS = Set.of("complete", "incomplete", "failed", "cancelled");

  private final String replays;
  private final AdminClient client;
  private final Screen screen;
  private String state = "";

  Recovery(String app, String endpoint, AdminClient client, Screen screen) {
    this.replays = "/api/v1/apps/" + app + "/webhooks/" + endpoint + "/replays";
    this.client = client;
    this.screen = screen;
  }

  /** Asks, and returns when the job is over; whether it is complete. */
  boolean recover(Window window, Patience patience) throws RefusedException, InterruptedException {
    JsonNode job =
        client.post(
            replays, Map.of("from", window.from().toString(), "to", window.to().toString()));
    String id = job.path("jobId").asText();
    see(job);
    patience.await(
        DEADLINE,
        () -> {
          see(client.get(replays + "/" + id));
          return ENDS.contains(state) ? "" : "the job is " + state;
        });
    return state.equals("complete");
  }

  private void see(JsonNode job) {
    String now = job.path("state").asText();
    if (!now.equals(state)) {
      Tone tone = now.equals("complete") ? Tone.GOOD : ENDS.contains(now) ? Tone.BAD : Tone.PLAIN;
      String reason = job.path("reason").asText("");
      screen.line(
          "  job %s %s%s"
              .formatted(
                  job.path("jobId").asText(),
                  screen.in(tone, now),
                  reason.isEmpty() ? "" : ": " + reason));
      state = now;
    }
  }
}

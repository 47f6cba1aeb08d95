package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** X's only word about a replay job: that it is over, and whether all of it arrived. */
public record ReplayEnd(String jobId, String webhookId, boolean complete) {

  /** The key of the body. */
  public static final String KIND = "replay_job_status";

  /** {@code Complete} or {@code Incomplete}. */
  public String state() {
    return complete ? "Complete" : "Incomplete";
  }

  /** The whole body; it names no user. */
  public Body body() {
    ObjectNode body = Wire.object();
    body.putObject(KIND)
        .put("webhook_id", webhookId)
        .put("job_state", state())
        .put(
            "job_state_description",
            complete
                ? "Job completed successfully"
                : "Job failed to deliver all events, please retry your replay job")
        .put("job_id", jobId);
    return Body.of(body);
  }
}

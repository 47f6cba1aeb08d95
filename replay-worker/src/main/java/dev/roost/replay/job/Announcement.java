package dev.roost.replay.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.outbox.OutboxMessage;
import java.util.Map;

/** What {@code roost.replay-jobs} is told of a job. */
final class Announcement {

  // Its own: what readers of the topic see does not follow the settings of the REST API.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Announcement() {}

  /** The job as it is now. */
  static OutboxMessage of(ReplayJob job) {
    try {
      byte[] value = JSON.writeValueAsBytes(job.announced());
      return new OutboxMessage(Topics.REPLAY_JOBS.name(), job.jobId(), value, Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a replay job could not be written", e);
    }
  }

  /** That the job is forgotten. */
  static OutboxMessage end(String jobId) {
    return new OutboxMessage(Topics.REPLAY_JOBS.name(), jobId, null, Map.of());
  }
}

package dev.roost.replay.judgement;

import java.time.Instant;

/**
 * X's word that a job has ended.
 *
 * @param complete whether X says Complete; else Incomplete
 * @param at when it was received
 */
public record CompletionWord(String xJobId, boolean complete, Instant at) {

  /** Whether it is about a job: under the id alone that X gave to the ask. */
  public boolean isAbout(RunningJob job) {
    return job.xJobId().equals(xJobId);
  }
}

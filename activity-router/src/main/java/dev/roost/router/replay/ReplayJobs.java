package dev.roost.router.replay;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.announced.AnnouncedRows;
import dev.roost.router.counting.Counts;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.jspecify.annotations.Nullable;

/** Follows {@code roost.replay-jobs}; what the jobs mark is in {@link ReplayMarks}. */
public final class ReplayJobs {

  /** Name of the store. */
  public static final String STORE = "replay-jobs";

  /** Name of the step that follows the announcements. */
  public static final String FOLLOW = "follow-replay-jobs";

  private static final String SOURCE = "replay-job-announcements";

  private ReplayJobs() {}

  /**
   * Adds it to a topology.
   *
   * @param time of records; nothing here depends on it
   * @return what the jobs mark, kept up to date while the topology runs
   */
  public static ReplayMarks addTo(
      Topology topology, TimestampExtractor time, ReplayConfig config, Counts counts) {
    ReplayMarks marks = new ReplayMarks();
    AnnouncedRows.addTo(
        topology,
        time,
        Topics.REPLAY_JOBS,
        new AnnouncedRows.Names(STORE, SOURCE, FOLLOW),
        (job, value) -> mark(marks, config.markRetention(), job, value),
        counts::unreadableJob);
    return marks;
  }

  private static void mark(
      ReplayMarks marks, Duration marksFor, String job, byte @Nullable [] value)
      throws IOException {
    if (value == null) {
      marks.remove(job);
    } else {
      Announcement.read(value, marksFor)
          .ifPresentOrElse(mark -> marks.put(job, mark), () -> marks.remove(job));
    }
  }
}

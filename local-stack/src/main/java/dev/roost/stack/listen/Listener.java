package dev.roost.stack.listen;

import dev.roost.stack.feed.Activity;
import dev.roost.stack.feed.ActivityFeed;
import dev.roost.stack.feed.ActivityTable;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints what comes out and fits, until there was enough of it. For one thread. */
public final class Listener {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final ActivityFeed feed;
  private final ActivityFilter filter;
  private final Screen screen;
  private final ActivityTable table;
  private final boolean json;

  /**
   * Prints lines of a table, or of JSON.
   *
   * @param feed what comes out; the caller closes it
   */
  public Listener(
      ActivityFeed feed, ActivityFilter filter, Screen screen, ActivityTable table, boolean json) {
    this.feed = feed;
    this.filter = filter;
    this.screen = screen;
    this.table = table;
    this.json = json;
  }

  /**
   * Prints until so many were printed, or the thread is interrupted.
   *
   * @param most how many; 0 for no end
   */
  public void run(long most) {
    if (!json) {
      screen.line(screen.in(Tone.FAINT, table.head()));
    }
    long printed = 0;
    while (!Thread.currentThread().isInterrupted()) {
      for (ConsumerRecord<byte[], byte[]> record : feed.pollRecords(POLL)) {
        Activity activity = ActivityFeed.activity(record);
        if (filter.matches(activity)) {
          screen.line(json ? RecordJson.line(record) : table.row(activity));
          printed++;
        }
        if (printed == most && most > 0) {
          return;
        }
      }
    }
  }
}

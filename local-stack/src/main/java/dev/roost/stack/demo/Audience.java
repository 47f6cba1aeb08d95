package dev.roost.stack.demo;

import dev.roost.stack.feed.Activity;
import dev.roost.stack.feed.ActivityFeed;
import dev.roost.stack.feed.ActivityTable;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads as a consumer does, keeps all, and prints what is of the cast. For one thread. */
final class Audience {

  private final ActivityFeed feed;
  private final Cast cast;
  private final ActivityTable table;
  private final Screen screen;
  private final Clock clock;
  private final List<Activity> out = new ArrayList<>();

  Audience(ActivityFeed feed, Cast cast, ActivityTable table, Screen screen, Clock clock) {
    this.feed = feed;
    this.cast = cast;
    this.table = table;
    this.screen = screen;
    this.clock = clock;
  }

  /** Prints the names of the columns. */
  void head() {
    screen.line(screen.in(Tone.FAINT, table.head()));
  }

  /** Watches for so long. */
  void watch(Duration time) {
    Instant end = clock.instant().plus(time);
    do {
      for (Activity activity : feed.poll(atLeastZero(Duration.between(clock.instant(), end)))) {
        out.add(activity);
        if (cast.includes(activity.forUser())) {
          screen.line(table.row(activity));
        }
      }
    } while (clock.instant().isBefore(end));
  }

  /** All that came out so far. */
  List<Activity> out() {
    return List.copyOf(out);
  }

  private static Duration atLeastZero(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}

package dev.roost.stack.feed;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Activities as lines of a table. */
public final class ActivityTable {

  private static final int ID_DIGITS = 12;

  /** The longest of Roost's own types; a type that X adds may push its line. */
  private static final int TYPE_WIDTH =
      Arrays.stream(ActivityType.values())
          .mapToInt(type -> Activity.shortened(type.ceType()).length())
          .max()
          .orElseThrow();

  /** X's longest screen name. */
  private static final int NAME_WIDTH = 15;

  private final Screen screen;
  private final ZoneId zone;
  private final UnaryOperator<String> names;

  /**
   * A table.
   *
   * @param zone in which times are shown
   * @param names the name to show for a user's id
   */
  public ActivityTable(Screen screen, ZoneId zone, UnaryOperator<String> names) {
    this.screen = screen;
    this.zone = zone;
    this.names = names;
  }

  /** The line with the columns' names. */
  public String head() {
    return row(
        "happened at",
        column("type", TYPE_WIDTH),
        column("user", NAME_WIDTH),
        column("actor", NAME_WIDTH),
        "own",
        "id");
  }

  /** The line of one activity. */
  public String row(Activity activity) {
    String shown = activity.type();
    String id = activity.header(ActivityHeaders.ID);
    return row(
        time(
            activity
                .headers()
                .getOrDefault(ActivityHeaders.TIME, activity.header(ActivityHeaders.RECEIVED_AT))),
        screen.in(tone(shown), column(shown, TYPE_WIDTH)),
        name(activity.forUser()),
        name(activity.header(ActivityHeaders.ACTOR)),
        activity.isOwn() ? "own" : "",
        id.substring(0, Math.min(ID_DIGITS, id.length())) + mark(activity));
  }

  private String mark(Activity activity) {
    return activity.isReplayed() ? screen.in(Tone.NOTICE, "  recovered") : "";
  }

  private static String row(Object... columns) {
    return "  %-12s  %s  %s  %s  %-3s  %s".formatted(columns).stripTrailing();
  }

  private String name(String id) {
    return column(id.isEmpty() ? "-" : names.apply(id), NAME_WIDTH);
  }

  private static String column(String text, int width) {
    return ("%-" + width + "s").formatted(text);
  }

  private String time(String iso) {
    try {
      return DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone).format(Instant.parse(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  private static Tone tone(String type) {
    return switch (type.substring(0, Math.max(0, type.indexOf('.')))) {
      case "post", "like" -> Tone.POST;
      case "follow", "block", "mute" -> Tone.PEOPLE;
      case "dm" -> Tone.PRIVATE;
      default -> Tone.NOTICE;
    };
  }
}

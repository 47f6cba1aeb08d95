package dev.roost.simulator.crowd;

import dev.roost.simulator.act.Act;
import dev.roost.simulator.error.XErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How often a crowd does what. */
final class Mix {

  private static final int MOST_PARTS = 10_000;

  /** All acts, as often as a crowd of everyday people does them. */
  static final Mix EVERYDAY = everyday();

  /** Each act once for each of its parts. */
  private final List<Act> acts;

  private Mix(List<Act> acts) {
    this.acts = List.copyOf(acts);
  }

  /**
   * So many parts of each act.
   *
   * @param parts by the acts' names; what is absent is not done
   */
  static Mix of(Map<String, Integer> parts) {
    List<Act> acts = new ArrayList<>();
    for (Act act : Act.values()) {
      add(acts, act, parts.getOrDefault(act.word(), 0));
    }
    parts.keySet().forEach(Act::named);
    if (acts.isEmpty() || acts.size() > MOST_PARTS) {
      throw XErrorException.unusable("mix has 1 to " + MOST_PARTS + " parts");
    }
    return new Mix(acts);
  }

  /** What is done next. */
  Act next(RandomGenerator random) {
    return acts.get(random.nextInt(acts.size()));
  }

  private static Mix everyday() {
    List<Act> acts = new ArrayList<>();
    for (Act act : Act.values()) {
      add(acts, act, parts(act));
    }
    return new Mix(acts);
  }

  private static void add(List<Act> acts, Act act, int parts) {
    if (parts < 0 || parts > MOST_PARTS) {
      throw XErrorException.unusable("mix: parts are 0 to " + MOST_PARTS);
    }
    for (int i = 0; i < parts; i++) {
      acts.add(act);
    }
  }

  private static int parts(Act act) {
    return switch (act) {
      case POST -> 24;
      case MESSAGE -> 16;
      case LIKE -> 12;
      case REPLY, FOLLOW, TYPE, READ -> 8;
      case QUOTE, REPOST -> 6;
      case DELETE -> 4;
      case UNFOLLOW, BLOCK, UNBLOCK, MUTE, UNMUTE, UNKNOWN -> 2;
      case REVOKE -> 1;
    };
  }
}

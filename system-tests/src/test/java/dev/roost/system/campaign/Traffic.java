package dev.roost.system.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the simulator's people do: how many, how much, how often which act.
 *
 * @param users how many
 * @param paces happenings a second, changing in the order of their seconds; the first from 0 on
 * @param mix parts of each act in the whole, by the simulator's words
 * @param celebrity share of the acts that are of or towards one user, in addition to that user's
 *     own
 */
public record Traffic(int users, List<Pace> paces, Map<String, Integer> mix, double celebrity) {

  /** How often each act, before the seed changes it. */
  private static final Map<String, Integer> EVERYDAY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("post", 24),
              Map.entry("message", 16),
              Map.entry("like", 12),
              Map.entry("reply", 8),
              Map.entry("follow", 8),
              Map.entry("type", 8),
              Map.entry("read", 8),
              Map.entry("quote", 6),
              Map.entry("repost", 6),
              Map.entry("delete", 4),
              Map.entry("unfollow", 2),
              Map.entry("block", 2),
              Map.entry("unblock", 2),
              Map.entry("mute", 2),
              Map.entry("unmute", 2),
              Map.entry("unknown", 2),
              Map.entry("revoke", 1)));

  private static final List<Integer> FACTORS = List.of(0, 1, 1, 2, 4);

  /** Calm, as usual, and a peak, of the usual rate. */
  private static final List<Double> LEVELS = List.of(0.25, 0.5, 1.0, 1.0, 2.5);

  /**
   * A rate from some second on.
   *
   * @param perSecond happenings
   */
  public record Pace(int second, int perSecond) {}

  public Traffic {
    paces = List.copyOf(paces);
    mix = Map.copyOf(mix);
  }

  /** What a seed draws, for so long. */
  static Traffic of(long seed, Duration lasts) {
    Chance chance = Chance.of(seed, "traffic");
    int users = chance.between(10, 60);
    int usual = chance.between(18, 40);
    double celebrity = chance.percent(60) ? chance.between(1, 5) / 10.0 : 0;
    return new Traffic(users, paces(chance, usual, lasts), mix(chance), celebrity);
  }

  private static List<Pace> paces(Chance chance, int usual, Duration lasts) {
    List<Pace> paces = new ArrayList<>(List.of(new Pace(0, usual)));
    for (int at = chance.between(6, 14); at < lasts.toSeconds(); at += chance.between(6, 18)) {
      paces.add(new Pace(at, (int) Math.ceil(usual * chance.any(LEVELS))));
    }
    return paces;
  }

  private static Map<String, Integer> mix(Chance chance) {
    Map<String, Integer> mix = new LinkedHashMap<>();
    EVERYDAY.forEach((act, parts) -> mix.put(act, parts * chance.any(FACTORS)));
    // Each topic gets something.
    mix.merge("post", 1, Math::max);
    mix.merge("message", 1, Math::max);
    mix.values().removeIf(parts -> parts == 0);
    return mix;
  }

  /** All acts that a seed can draw. */
  static Map<String, Integer> everyday() {
    return EVERYDAY;
  }

  /** How many happenings that is, in so long. */
  public int happenings(Duration lasts) {
    long sum = 0;
    for (int i = 0; i < paces.size(); i++) {
      long until = i + 1 < paces.size() ? paces.get(i + 1).second() : lasts.toSeconds();
      sum += (until - paces.get(i).second()) * paces.get(i).perSecond();
    }
    return (int) sum;
  }

  /** The least and the most of its rates. */
  String rates() {
    var rates = paces.stream().mapToInt(Pace::perSecond).summaryStatistics();
    return rates.getMin() + "-" + rates.getMax() + "/s";
  }

  /** As the simulator takes it. */
  public Map<String, Object> crowd(long seed, Duration lasts, List<String> userIds) {
    return Map.of(
        "happenings",
        happenings(lasts),
        "seed",
        seed,
        "perSecond",
        paces.getFirst().perSecond(),
        "paces",
        paces,
        "mix",
        mix,
        "celebrity",
        celebrity,
        "users",
        userIds);
  }

  /** The parts of each act, for a line. */
  String acts() {
    return new TreeMap<>(mix)
        .entrySet().stream()
            .map(act -> act.getKey() + " " + act.getValue())
            .collect(Collectors.joining(" "));
  }
}

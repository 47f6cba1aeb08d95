package dev.roost.simulator.oauth2;

import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what apps ask for whom. */
@Singleton
final class TokenCounts implements Forgetful {

  private final Map<Whose, Map<Counted, Long>> counts = new TreeMap<>();

  /** What is counted; {@link TokenCount} says what each is. */
  enum Counted {
    TOKEN_REQUEST,
    CODE,
    USED_CODE,
    REFRESH,
    USED_REFRESH_TOKEN,
    REVOCATION
  }

  private record Whose(String app, String userId) implements Comparable<Whose> {

    @Override
    public int compareTo(Whose other) {
      return Comparator.comparing(Whose::app).thenComparing(Whose::userId).compare(this, other);
    }
  }

  /** One more. */
  synchronized void add(String app, String userId, Counted what) {
    counts
        .computeIfAbsent(new Whose(app, userId), whose -> new EnumMap<>(Counted.class))
        .merge(what, 1L, Long::sum);
  }

  /** All of them, by the names of apps and the ids of users. */
  synchronized List<TokenCount> all() {
    return counts.entrySet().stream().map(it -> shown(it.getKey(), it.getValue())).toList();
  }

  @Override
  public synchronized void forget() {
    counts.clear();
  }

  private static TokenCount shown(Whose whose, Map<Counted, Long> counted) {
    return new TokenCount(
        whose.app(),
        whose.userId(),
        counted.getOrDefault(Counted.TOKEN_REQUEST, 0L),
        counted.getOrDefault(Counted.CODE, 0L),
        counted.getOrDefault(Counted.USED_CODE, 0L),
        counted.getOrDefault(Counted.REFRESH, 0L),
        counted.getOrDefault(Counted.USED_REFRESH_TOKEN, 0L),
        counted.getOrDefault(Counted.REVOCATION, 0L));
  }
}

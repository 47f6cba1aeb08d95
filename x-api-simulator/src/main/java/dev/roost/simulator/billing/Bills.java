package dev.roost.simulator.billing;

import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.v2.activity.EventType;
import dev.roost.simulator.v2.activity.EventTypes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts billable events per app, day of UTC and type. An event that is sent again on the same day,
 * as a copy, a retry or by a replay, is not billed again; on another day it is.
 */
@Singleton
public final class Bills implements Forgetful {

  private final Clock clock = Clock.systemUTC();
  private final Map<Line, Long> counts = new TreeMap<>();
  private final Set<Long> billed = new HashSet<>();
  private LocalDate day = LocalDate.EPOCH;

  Bills() {}

  private record Line(String app, LocalDate day, String eventType) implements Comparable<Line> {

    @Override
    public int compareTo(Line other) {
      return (app + " " + day + " " + eventType)
          .compareTo(other.app + " " + other.day + " " + other.eventType);
    }
  }

  /**
   * A line of the bill.
   *
   * @param microDollars what all of them cost, in millionths of a US dollar; null where X has
   *     published no price
   */
  public record Item(
      String app,
      String day,
      String eventType,
      String priceClass,
      long events,
      @Nullable Long microDollars) {}

  /**
   * Bills an event that is sent today.
   *
   * @param kind the event type; what is none is not billed
   * @param happening its number, by which it is known when it is sent again
   */
  public synchronized void add(String app, String kind, long happening) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      billed.clear();
    }
    if (EventTypes.find(kind).isPresent() && billed.add(happening)) {
      counts.merge(new Line(app, today, kind), 1L, Long::sum);
    }
  }

  synchronized List<Item> items() {
    return counts.entrySet().stream().map(it -> item(it.getKey(), it.getValue())).toList();
  }

  @Override
  public synchronized void forget() {
    counts.clear();
    billed.clear();
  }

  private static Item item(Line line, long events) {
    EventType type = EventTypes.find(line.eventType()).orElseThrow();
    OptionalLong price = type.price();
    return new Item(
        line.app(),
        line.day().toString(),
        line.eventType(),
        type.priceClass(),
        events,
        price.isPresent() ? events * price.getAsLong() : null);
  }
}

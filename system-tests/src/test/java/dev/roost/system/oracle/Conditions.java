package dev.roost.system.oracle;

import java.util.List;
import java.util.Set;

/**
 * Under which a trial ran, and what it may therefore have suffered.
 *
 * @param interruptions all that the trial did to Roost, in any order
 * @param leastAccepted the share of the deliveries that must have been accepted, 0 to 1
 * @param unreadable bodies that the trial sent on purpose although nobody can read them: they may
 *     become dead letters, and nothing else may
 */
public record Conditions(
    List<Interruption> interruptions, double leastAccepted, Set<Bytes> unreadable) {

  /** Of a hundred deliveries so many are accepted, whatever goes wrong. */
  public static final double LEAST_ACCEPTED = 0.95;

  /** Copies what it is given. */
  public Conditions {
    interruptions = List.copyOf(interruptions);
    unreadable = Set.copyOf(unreadable);
  }

  /** Nobody did anything to Roost. */
  public static Conditions calm() {
    return interrupted(List.of());
  }

  /** These were done to Roost, and nothing else. */
  public static Conditions interrupted(List<Interruption> interruptions) {
    return new Conditions(interruptions, LEAST_ACCEPTED, Set.of());
  }

  /** The same with another share of accepted deliveries. */
  public Conditions accepting(double share) {
    return new Conditions(interruptions, share, unreadable);
  }

  /** The same with these bodies sent on purpose. */
  public Conditions withUnreadable(Set<Bytes> bodies) {
    return new Conditions(interruptions, leastAccepted, bodies);
  }
}

package dev.roost.kafkaadmin.acl;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.roost.contracts.principal.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How this cluster names Roost's principals.
 *
 * @param names Kafka's name, such as {@code User:CN=router}, by Roost's, such as {@code
 *     activity-router}; who is not in it is {@code User:} and Roost's name
 * @param without Roost's names of principals that this cluster does not have; nothing of theirs is
 *     looked at
 */
public record Principals(Map<String, String> names, Set<String> without) {

  /** As in {@code contracts}. */
  public static final Principals DEFAULT = new Principals(Map.of(), Set.of());

  public Principals {
    names = Map.copyOf(names);
    without = Set.copyOf(without);
  }

  /** Roost's names of all principals. */
  public static List<String> all() {
    return Stream.of(Principal.values()).map(Principal::userName).toList();
  }

  /** Kafka's names of those that the cluster has. */
  Set<String> kafkaNames() {
    return Stream.of(Principal.values())
        .filter(this::has)
        .map(this::kafkaName)
        .collect(toUnmodifiableSet());
  }

  boolean has(Principal principal) {
    return !without.contains(principal.userName());
  }

  String kafkaName(Principal principal) {
    return names.getOrDefault(principal.userName(), principal.kafkaName());
  }
}

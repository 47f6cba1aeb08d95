package dev.roost.vault.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Which of the master key's keys wraps new data keys.
 *
 * @param primary id of the key that this replica's keyset has as primary
 * @param id id of the key that wraps: the primary one unless a running replica lacks it
 * @param lacking the replicas that lack the primary key
 */
record WrappingKey(long primary, long id, List<ReplicaKeys> lacking) {

  WrappingKey {
    lacking = List.copyOf(lacking);
  }

  /** The names of those that lack the primary key, separated by commas. */
  String lackingNames() {
    return lacking.stream().map(ReplicaKeys::replica).collect(Collectors.joining(","));
  }

  /** Whether the keyset's primary key is not used yet. */
  boolean isPrimaryWithheld() {
    return id != primary;
  }

  /**
   * The choice: the primary key if every replica knows it, else the key in use, else the newest of
   * this keyset that all know. Where no key is known to all, nothing that is chosen could be opened
   * by all: the key in use goes on, for a write must not fail.
   *
   * @param own keyset of this replica
   * @param live all replicas that are heard of
   * @param inUse what the newest data key is wrapped with, where that can be told
   */
  static WrappingKey choose(MasterKey own, List<ReplicaKeys> live, OptionalLong inUse) {
    LongPredicate knownToAll = id -> live.stream().allMatch(one -> one.keyIds().contains(id));
    List<ReplicaKeys> lacking =
        live.stream().filter(one -> !one.keyIds().contains(own.primary())).toList();
    OptionalLong current =
        inUse.isPresent() && own.keyIds().contains(inUse.getAsLong())
            ? inUse
            : OptionalLong.empty();
    List<Long> inOrder = new ArrayList<>(List.of(own.primary()));
    current.ifPresent(inOrder::add);
    inOrder.addAll(own.keyIds().reversed());
    long id =
        inOrder.stream()
            .filter(knownToAll::test)
            .findFirst()
            .orElseGet(() -> current.orElse(own.primary()));
    return new WrappingKey(own.primary(), id, lacking);
  }
}

package dev.roost.vault.envelope;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The master key as the running replicas know it. Ids are Tink's, and no secret.
 *
 * @param primary id of the primary key in the keyset of the replica that answers
 * @param used id of the key that the next data key is wrapped with: the primary one unless a
 *     running replica lacks it
 * @param replicas those that were heard of lately
 * @param dataKeys which keys wrap the apps' data keys: one that is listed here cannot be removed
 */
@Schema(
    examples =
        """
        {"primary":"2953213748","used":"1170624153",
         "replicas":[{"replica":"token-vault-7d9f-x2x5k-5f2b8c1e","primary":"1170624153",
                      "keys":["1170624153"],"lacks":["2953213748"],
                      "seenAt":"2026-11-23T22:54:02Z"},
                     {"replica":"token-vault-6c8d-k7q2p-9a7d4036","primary":"2953213748",
                      "keys":["1170624153","2953213748"],"lacks":[],
                      "seenAt":"2026-11-23T22:54:03Z"}],
         "dataKeys":[{"key":"1170624153","apps":["demo"]}]}
        """)
record MasterKeyView(
    String primary, String used, List<Replica> replicas, List<WrappedApps> dataKeys) {

  MasterKeyView {
    replicas = List.copyOf(replicas);
    dataKeys = List.copyOf(dataKeys);
  }

  /**
   * One running replica.
   *
   * @param primary id of the key that its keyset has as primary
   * @param keys ids of all keys it knows
   * @param lacks ids of the keys it does not know and that are a replica's primary one or wrap a
   *     data key
   * @param seenAt when it last said so, by the database's clock
   */
  record Replica(
      String replica, String primary, List<String> keys, List<String> lacks, Instant seenAt) {

    Replica {
      keys = List.copyOf(keys);
      lacks = List.copyOf(lacks);
    }
  }

  /**
   * What a key is needed for.
   *
   * @param key its id
   * @param apps the apps with a data key that it wraps
   */
  record WrappedApps(String key, List<String> apps) {

    WrappedApps {
      apps = List.copyOf(apps);
    }
  }

  static MasterKeyView of(
      WrappingKey choice, List<ReplicaKeys> live, Map<Long, Set<String>> wrapped) {
    TreeSet<Long> needed = new TreeSet<>(wrapped.keySet());
    live.forEach(one -> needed.add(one.primary()));
    needed.add(choice.primary());
    return new MasterKeyView(
        Long.toString(choice.primary()),
        Long.toString(choice.id()),
        live.stream().map(one -> replica(one, needed)).toList(),
        wrapped.entrySet().stream()
            .map(key -> new WrappedApps(Long.toString(key.getKey()), List.copyOf(key.getValue())))
            .toList());
  }

  private static Replica replica(ReplicaKeys one, TreeSet<Long> needed) {
    return new Replica(
        one.replica(),
        Long.toString(one.primary()),
        texts(one.keyIds().stream()),
        texts(needed.stream().filter(id -> !one.keyIds().contains(id))),
        one.seenAt());
  }

  private static List<String> texts(Stream<Long> ids) {
    return ids.map(id -> Long.toString(id)).toList();
  }
}

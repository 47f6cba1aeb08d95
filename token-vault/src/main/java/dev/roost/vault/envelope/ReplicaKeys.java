package dev.roost.vault.envelope;

import java.time.Instant;
import java.util.List;

/**
 * What one running replica told of its master key.
 *
 * @param replica its name, another one after each start
 * @param primary id of the key that its keyset has as primary
 * @param keyIds ids of all keys that it can open with, in the order of its keyset
 * @param seenAt when it last told so, by the database's clock
 */
record ReplicaKeys(String replica, long primary, List<Long> keyIds, Instant seenAt) {

  ReplicaKeys {
    keyIds = List.copyOf(keyIds);
  }
}

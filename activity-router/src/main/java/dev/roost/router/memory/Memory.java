package dev.roost.router.memory;

import dev.roost.router.activity.Identity;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The identities given out, each with the time its first copy arrived: 32 bytes to 8. Read by point
 * gets, since range reads of a window store were slower with ten million identities.
 */
public final class Memory {

  /** Name of the store, and in the changelog's name: another name forgets everyone. */
  public static final String STORE = "remembered";

  private final KeyValueStore<byte[], byte[]> store;

  /** Over the store of one task. */
  public Memory(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /**
   * Remembers an identity unless it is known.
   *
   * @param arrivedAt when this copy arrived, by the broker's clock, in milliseconds
   * @return whether this is the first copy
   */
  public boolean isFirst(Identity identity, long arrivedAt) {
    byte[] key = identity.bytes();
    if (store.get(key) != null) {
      return false;
    }
    store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(arrivedAt).array());
    return true;
  }

  /**
   * The store and its changelog.
   *
   * @param rememberedFor how long identities are remembered; the changelog keeps them a day longer
   */
  public static StoreBuilder<KeyValueStore<byte[], byte[]>> store(Duration rememberedFor) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                "cleanup.policy",
                "compact,delete",
                "retention.ms",
                Long.toString(rememberedFor.plusDays(1).toMillis())));
  }

  /** When the copy behind a stored value arrived; the beginning of time for a value of no sense. */
  static long arrivedAt(byte[] value) {
    return value.length == Long.BYTES ? ByteBuffer.wrap(value).getLong() : 0;
  }
}

package dev.roost.router.memory;

import dev.roost.router.activity.EventUuid;
import dev.roost.router.activity.Identity;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The identities given out, each with the time its first copy arrived: 32 bytes to 8. Beside what
 * the X Activity API tells by an id stand 16 more, the subscription and the {@code event_uuid}.
 * Every value begins with a time, by which it is forgotten. Read by point gets, since range reads
 * of a window store were slower with ten million identities.
 */
public final class Memory {

  /** Name of the store, and in the changelog's name: another name forgets everyone. */
  public static final String STORE = "remembered";

  private static final int WITH_UUID = 3 * Long.BYTES;

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
    if (look(identity, null) != Copy.FIRST) {
      return false;
    }
    remember(identity, null, arrivedAt);
    return true;
  }

  /**
   * Whether it came before, and with which {@code event_uuid}.
   *
   * @param eventUuid where it has one that may differ between copies, else null
   */
  Copy look(Identity identity, @Nullable EventUuid eventUuid) {
    byte[] value = store.get(identity.bytes());
    if (value == null) {
      return Copy.FIRST;
    }
    if (eventUuid == null || value.length != WITH_UUID) {
      return Copy.SEEN;
    }
    ByteBuffer former = ByteBuffer.wrap(value, Long.BYTES, 2 * Long.BYTES);
    if (former.getLong() != eventUuid.subscription()) {
      return Copy.SEEN;
    }
    return former.getLong() == eventUuid.value()
        ? Copy.SEEN_WITH_SAME_UUID
        : Copy.SEEN_WITH_OTHER_UUID;
  }

  /** Remembers an identity whose first copy arrived then. */
  void remember(Identity identity, @Nullable EventUuid eventUuid, long arrivedAt) {
    ByteBuffer value = ByteBuffer.allocate(eventUuid == null ? Long.BYTES : WITH_UUID);
    value.putLong(arrivedAt);
    if (eventUuid != null) {
      value.putLong(eventUuid.subscription()).putLong(eventUuid.value());
    }
    store.put(identity.bytes(), value.array());
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

  /**
   * The time that a stored value begins with; the beginning of time for a value too short for one.
   */
  static long arrivedAt(byte[] value) {
    return value.length >= Long.BYTES ? ByteBuffer.wrap(value).getLong() : 0;
  }
}

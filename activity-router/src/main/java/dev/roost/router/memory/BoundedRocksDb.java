package dev.roost.router.memory;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one budget of write buffers for all stores of the process. Without them each
 * of the partitions takes its own, and memory grows with the number of partitions that a rebalance
 * happens to bring.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  /** Streams setting: size of the block cache in bytes, write buffers included. */
  public static final String CACHE_BYTES = "roost.rocksdb.cache.bytes";

  /** Streams setting: how much of the cache write buffers may take, in bytes. */
  public static final String WRITE_BUFFER_BYTES = "roost.rocksdb.write-buffer.bytes";

  private static @Nullable Shared shared;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared memory = shared(configs);
    if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      table.setBlockCache(memory.cache);
      // Bloom filters and indexes count too; they are what point gets live on, so they stay
      // longest.
      table.setCacheIndexAndFilterBlocks(true);
      table.setCacheIndexAndFilterBlocksWithHighPriority(true);
      table.setPinTopLevelIndexAndFilter(true);
      options.setTableFormatConfig(table);
    }
    options.setWriteBufferManager(memory.buffers);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache outlives every store, as stores come and go with partitions.
  }

  private static synchronized Shared shared(Map<String, Object> configs) {
    if (shared == null) {
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes(configs, CACHE_BYTES), -1, false, 0.3);
      long buffers = bytes(configs, WRITE_BUFFER_BYTES);
      shared = new Shared(cache, new WriteBufferManager(buffers, cache));
    }
    return shared;
  }

  private static long bytes(Map<String, Object> configs, String name) {
    Object value = configs.get(name);
    if (value == null) {
      throw new IllegalStateException("the Streams setting " + name + " is missing");
    }
    return Long.parseLong(value.toString());
  }

  private record Shared(Cache cache, WriteBufferManager buffers) {}
}

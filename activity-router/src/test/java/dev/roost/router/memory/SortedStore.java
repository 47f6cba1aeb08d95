package dev.roost.router.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store in memory whose ranges are snapshots, as RocksDB's are, and which counts open ones. */
final class SortedStore implements KeyValueStore<byte[], byte[]> {

  final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  int openIterators;

  @Override
  public void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(byte[] key, byte[] value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<byte[], byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(byte[] key) {
    return entries.remove(key);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<byte[], byte[]> range(byte @Nullable [] from, byte @Nullable [] to) {
    openIterators++;
    return new Snapshot(new TreeMap<>(from == null ? entries : entries.tailMap(from, true)));
  }

  @Override
  public KeyValueIterator<byte[], byte[]> all() {
    return range(null, null);
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return Memory.STORE;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  @SuppressWarnings("deprecation") // abstract all the same
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private final class Snapshot implements KeyValueIterator<byte[], byte[]> {

    private final NavigableMap<byte[], byte[]> left;

    Snapshot(NavigableMap<byte[], byte[]> left) {
      this.left = left;
    }

    @Override
    public boolean hasNext() {
      return !left.isEmpty();
    }

    @Override
    public KeyValue<byte[], byte[]> next() {
      Map.Entry<byte[], byte[]> entry = left.pollFirstEntry();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public byte[] peekNextKey() {
      return left.firstKey();
    }

    @Override
    public void close() {
      openIterators--;
    }
  }
}

package dev.roost.router.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.router.replay.Window;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest states of one kind between two users that came out, oldest first. As bytes: the time
 * by which it is forgotten, then for each its flags, its interval, and the jobs that used it up.
 */
final class StateHistory {

  /** Most of them: who toggles more within six days is a machine, and gets doubles. */
  static final int MOST = 32;

  /** Most jobs of one: X replays a day, an hour at a time at the least. */
  static final int MOST_JOBS = 24;

  private static final int BEGUN = 1;
  private static final int LIVE = 2;

  private final List<Entry> states;

  private StateHistory(List<Entry> states) {
    this.states = states;
  }

  /**
   * One that came out.
   *
   * @param from when it was received, in milliseconds; for a replayed one the beginning of the
   *     job's window, in which it was received or missed
   * @param to after {@code from}; the end of the window, exclusive
   * @param jobs hashes of the jobs that brought it once more
   */
  record Entry(boolean begun, boolean live, long from, long to, List<Long> jobs) {

    static Entry of(boolean begun, boolean replayed, Instant receivedAt, List<Window> windows) {
      if (replayed && !windows.isEmpty()) {
        Window window = windows.getFirst();
        List<Long> jobs = new ArrayList<>(List.of(hash(window.job())));
        return new Entry(
            begun, false, window.from().toEpochMilli(), window.to().toEpochMilli(), jobs);
      }
      long received = receivedAt.toEpochMilli();
      return new Entry(begun, !replayed, received, received + 1, new ArrayList<>());
    }

    private boolean isOf(Window window) {
      return from >= window.from().toEpochMilli()
          && to <= window.to().toEpochMilli()
          && jobs.size() < MOST_JOBS
          && !jobs.contains(hash(window.job()));
    }
  }

  static StateHistory of(byte @Nullable [] value) {
    List<Entry> states = new ArrayList<>();
    if (value != null) {
      ByteBuffer bytes = ByteBuffer.wrap(value, Long.BYTES, value.length - Long.BYTES);
      while (bytes.hasRemaining()) {
        states.add(read(bytes));
      }
    }
    return new StateHistory(states);
  }

  /** Whether the last one that came out live was the same, and is no older than that. */
  boolean isRepeat(boolean begun, Instant receivedAt, Duration within) {
    return states.reversed().stream()
        .filter(Entry::live)
        .findFirst()
        .filter(last -> last.begun() == begun)
        .filter(last -> Math.abs(receivedAt.toEpochMilli() - last.from()) <= within.toMillis())
        .isPresent();
  }

  /** Whether one of the same state came out of a job's window; that job uses it up. */
  boolean isUsedUp(boolean begun, List<Window> windows) {
    for (Window window : windows) {
      for (Entry state : states) {
        if (state.begun() == begun && state.isOf(window)) {
          state.jobs().add(hash(window.job()));
          return true;
        }
      }
    }
    return false;
  }

  void add(Entry state) {
    states.add(state);
    if (states.size() > MOST) {
      states.removeFirst();
    }
  }

  /** As it is stored, to be forgotten by this time. */
  byte[] bytes(long arrivedAt) {
    int length = states.stream().mapToInt(it -> 2 + (2 + it.jobs().size()) * Long.BYTES).sum();
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + length).putLong(arrivedAt);
    for (Entry state : states) {
      bytes.put((byte) ((state.begun() ? BEGUN : 0) | (state.live() ? LIVE : 0)));
      bytes.putLong(state.from()).putLong(state.to()).put((byte) state.jobs().size());
      state.jobs().forEach(bytes::putLong);
    }
    return bytes.array();
  }

  private static Entry read(ByteBuffer bytes) {
    int flags = bytes.get();
    long from = bytes.getLong();
    long to = bytes.getLong();
    int count = bytes.get();
    List<Long> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(bytes.getLong());
    }
    return new Entry((flags & BEGUN) != 0, (flags & LIVE) != 0, from, to, jobs);
  }

  private static long hash(String job) {
    return UUID.nameUUIDFromBytes(job.getBytes(UTF_8)).getMostSignificantBits();
  }
}

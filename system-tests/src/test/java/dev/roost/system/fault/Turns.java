package dev.roost.system.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** What has the same name is done one after another, in the order of asking; the rest at once. */
final class Turns {

  private final Map<String, ReentrantLock> taken = new ConcurrentHashMap<>();

  /** What is done. */
  interface Action {
    void run() throws Exception;
  }

  /** Waits for its turn, and does it. */
  void inTurn(String name, Action action) throws Exception {
    ReentrantLock turn = taken.computeIfAbsent(name, _ -> new ReentrantLock(true));
    turn.lockInterruptibly();
    try {
      action.run();
    } finally {
      turn.unlock();
    }
  }
}

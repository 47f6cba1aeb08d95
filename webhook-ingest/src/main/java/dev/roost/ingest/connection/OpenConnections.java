package dev.roost.ingest.connection;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The open connections of the public port, and which of them have been silent for longest. Silent
 * is a connection on which no request is under way: a proxy's that waits for the next one, or one
 * of somebody who only wants to use up the bound.
 *
 * <pre>
 *   0 ──────────────────── mark ──────────── most
 *     nothing is closed    │ each new one    │ a new one
 *                          │ closes the      │ is closed
 *                          │ longest silent  │
 * </pre>
 */
final class OpenConnections {

  private final int most;
  private final int mark;
  private final SequencedSet<Connection> silent = new LinkedHashSet<>();
  private int open;
  private int closing;

  /**
   * @param most how many may be open
   * @param mark how many may be open before room is made
   */
  OpenConnections(int most, int mark) {
    this.most = most;
    this.mark = mark;
  }

  /** Of a port on which their number does not matter. */
  static OpenConnections unbounded() {
    return new OpenConnections(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** One of them. All calls about it come from its own event loop. */
  interface Connection {

    /** To be closed on its event loop, unless a request has begun meanwhile. */
    void makeRoom();
  }

  /**
   * A connection was accepted; it is silent at first.
   *
   * @return whether it may stay; if not, it does not count
   */
  synchronized boolean opened(Connection connection) {
    makeRoom(open + 1);
    if (open - closing >= most) {
      return false;
    }
    open++;
    silent.add(connection);
    return true;
  }

  /** Its last request was answered. */
  synchronized void silent(Connection connection) {
    silent.add(connection);
  }

  /** A request begins. */
  synchronized void busy(Connection connection) {
    silent.remove(connection);
  }

  /** It was to make room, and is busy: another has to. */
  synchronized void stays() {
    closing--;
    makeRoom(open);
  }

  /**
   * It is closed.
   *
   * @param madeRoom whether it was closed to make room
   */
  synchronized void closed(Connection connection, boolean madeRoom) {
    silent.remove(connection);
    open--;
    if (madeRoom) {
      closing--;
    }
  }

  synchronized int open() {
    return open;
  }

  private void makeRoom(int among) {
    while (among - closing > mark && !silent.isEmpty()) {
      closing++;
      silent.removeFirst().makeRoom();
    }
  }
}

package dev.roost.stack.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** Chooses a port for every listener of the stack. */
public final class Ports {

  // Below where Linux (32768) and macOS (49152) take ports for outgoing connections: a port chosen
  // here is not lost to one of these while its process restarts.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private final IntPredicate free;
  private final RandomGenerator chance;

  /** Chooses among ports that nothing on this machine listens on. */
  public Ports(RandomGenerator chance) {
    this(Ports::isFree, chance);
  }

  Ports(IntPredicate free, RandomGenerator chance) {
    this.free = free;
    this.chance = chance;
  }

  /**
   * The wanted port of every listener where it is free, another one where not. No two get the same.
   *
   * @param wanted the port each listener would like, by name; 0 for any
   */
  public Map<String, Integer> choose(Map<String, Integer> wanted) {
    Set<Integer> taken = new HashSet<>(wanted.values());
    Map<String, Integer> chosen = new LinkedHashMap<>();
    wanted.forEach(
        (listener, port) -> chosen.put(listener, port != 0 && free.test(port) ? port : any(taken)));
    return chosen;
  }

  private int any(Set<Integer> taken) {
    return chance
        .ints(LOWEST, HIGHEST)
        .limit(HIGHEST - LOWEST)
        .filter(port -> !taken.contains(port) && free.test(port))
        .peek(taken::add)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port on this machine"));
  }

  private static boolean isFree(int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    // macOS lets a listener bind on loopback beside one on all addresses: ask for an answer first.
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback, port), 500);
      return false;
    } catch (IOException nobodyAnswers) {
      return binds(loopback, port);
    }
  }

  private static boolean binds(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

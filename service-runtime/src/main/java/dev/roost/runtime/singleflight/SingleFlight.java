package dev.roost.runtime.singleflight;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Of many who want the same at once, one does the work, and all get its result or its failure.
 * Nothing is kept once it has ended.
 *
 * @param <K> what is wanted
 * @param <V> the result
 */
public final class SingleFlight<K, V> {

  private final Map<K, Uni<V>> running = new ConcurrentHashMap<>();

  /** What the work gives, or what work for the same key that already runs gives. */
  public Uni<V> get(K key, Supplier<Uni<V>> work) {
    return Uni.createFrom()
        .deferred(() -> onContextOfCaller(running.computeIfAbsent(key, _ -> begin(key, work))));
  }

  /** Whoever wants it from now on does not get what work that runs already gives. */
  public void forget(K key) {
    running.remove(key);
  }

  private Uni<V> begin(K key, Supplier<Uni<V>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onTermination()
        .invoke(() -> running.remove(key))
        .memoize()
        .indefinitely();
  }

  /** Who waits goes on where it came from, not where the one who did the work happens to be. */
  private static <T> Uni<T> onContextOfCaller(Uni<T> shared) {
    @Nullable Context caller = Vertx.currentContext();
    return caller == null
        ? shared
        : shared.emitOn(goingOn -> caller.runOnContext(_ -> goingOn.run()));
  }
}

package dev.roost.subscriptions.connect;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One query for all that ask for the same at the same time: when what is kept has just grown old,
 * everybody of a flood would ask for it, and fill the pool.
 *
 * @param <K> what is asked for
 * @param <V> the answer, which all get
 */
final class SingleFlight<K, V> {

  private final Map<K, Uni<V>> underWay = new ConcurrentHashMap<>();

  /** The answer of the query that is under way, or of this one. */
  Uni<V> get(K key, Supplier<Uni<V>> query) {
    return here(
        underWay.computeIfAbsent(
            key,
            _ ->
                Uni.createFrom()
                    .deferred(query::get)
                    .onTermination()
                    .invoke(() -> underWay.remove(key))
                    .memoize()
                    .indefinitely()));
  }

  /** Each goes on where it was, and not where the query was answered. */
  private static <T> Uni<T> here(Uni<T> shared) {
    Context context = Vertx.currentContext();
    return context == null
        ? shared
        : shared.emitOn(command -> context.runOnContext(_ -> command.run()));
  }
}

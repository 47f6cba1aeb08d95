package dev.roost.vault.bearer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Of many who want the same at once, one fetches it, and all get it. */
final class OneAtATime<T> {

  private final Map<String, Uni<T>> running = new ConcurrentHashMap<>();

  /** What the work gives, or what work for the same key that already runs gives. */
  Uni<T> share(String key, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> onContextOfCaller(running.computeIfAbsent(key, _ -> begin(key, work))));
  }

  private Uni<T> begin(String key, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onTermination()
        .invoke(() -> running.remove(key))
        .memoize()
        .indefinitely();
  }

  /** Who waits goes on where it came from, not where the one who fetched it happens to be. */
  private static <T> Uni<T> onContextOfCaller(Uni<T> shared) {
    @Nullable Context caller = Vertx.currentContext();
    return caller == null
        ? shared
        : shared.emitOn(goingOn -> caller.runOnContext(_ -> goingOn.run()));
  }
}

package dev.roost.vaultclient;

import dev.roost.xapi.endpoint.CallGuard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Looks at the lease right before each call to X, and renews it in the same statement: the call's
 * deadline lies inside what the lease has left then. Whoever was stopped past the end of the lease
 * asks X nothing any more, and fails with a {@link LeaseLostException}. The renewal compares by the
 * clock of the database that keeps the lease, which is the same for all replicas.
 */
public final class LeaseGuard implements CallGuard {

  private final Supplier<Uni<Boolean>> renewal;
  private final Duration deadline;

  /**
   * @param renewal renews the lease where it has not ended; whether it did
   * @param lease how long it is then
   */
  public LeaseGuard(Supplier<Uni<Boolean>> renewal, Duration lease) {
    this.renewal = renewal;
    // What is left is for the way to and from the database.
    this.deadline = lease.multipliedBy(9).dividedBy(10);
  }

  @Override
  public <T> Uni<T> guarded(Uni<T> call) {
    return Uni.createFrom()
        .deferred(() -> renewal.get())
        .flatMap(mine ->
            mine
                ? call.ifNoItem().after(deadline).failWith(() -> new LeaseLostException(true))
                : Uni.createFrom().failure(new LeaseLostException(false)));
  }
}

package dev.roost.xapi.endpoint;

import io.smallrye.mutiny.Uni;

/**
 * Stands before every request to X, its signature included: lets it begin or not, and sees it end.
 */
public interface CallGuard {

  /** Every request begins. */
  CallGuard NONE =
      new CallGuard() {
        @Override
        public <T> Uni<T> guarded(Uni<T> call) {
          return call;
        }
      };

  /** The call, or a failure in its place without X or the holder of the secrets being asked. */
  <T> Uni<T> guarded(Uni<T> call);

  /** This one outside, and the other within. */
  default CallGuard around(CallGuard inner) {
    CallGuard outer = this;
    return new CallGuard() {
      @Override
      public <T> Uni<T> guarded(Uni<T> call) {
        return outer.guarded(inner.guarded(call));
      }
    };
  }
}

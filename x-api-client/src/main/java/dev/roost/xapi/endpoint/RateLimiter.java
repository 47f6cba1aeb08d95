package dev.roost.xapi.endpoint;

import io.smallrye.mutiny.Uni;

/**
 * Keeps a count of requests against X's rate limits. It is asked right before each request is sent,
 * after the request was signed, and once more where a request is repeated with another bearer.
 */
public interface RateLimiter {

  /** Every request is sent. */
  RateLimiter NONE =
      new RateLimiter() {
        @Override
        public Uni<Void> acquire(Endpoint endpoint, Actor actor) {
          return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> update(Endpoint endpoint, Actor actor, RateLimitStatus said) {
          return Uni.createFrom().voidItem();
        }
      };

  /**
   * Counts one request, which is sent once this has completed. Where X counts requests of an app,
   * whoever makes them, the actor is {@link Actor.AppOnly}. Where it fails, X is not asked, and the
   * failure reaches the caller of the endpoint as it is.
   */
  Uni<Void> acquire(Endpoint endpoint, Actor actor);

  /** X answered, and said this of its limit. Does not fail: the answer is the caller's. */
  Uni<Void> update(Endpoint endpoint, Actor actor, RateLimitStatus said);
}

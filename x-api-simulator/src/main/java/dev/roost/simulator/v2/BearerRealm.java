package dev.roost.simulator.v2;

import java.util.Optional;

/** One kind of token that comes in an {@code Authorization: Bearer} header. */
public interface BearerRealm {

  /** Who calls with that token; empty if it is none of this kind, or not good any more. */
  Optional<Requester> requester(String token);
}

package dev.roost.admin.access;

import io.smallrye.mutiny.Uni;

/** A bean of a service that writes down who called a route that is not theirs. */
public interface DenialWitness {

  /** Writes it down before the 403 is answered; if it fails, the call ends with its failure. */
  Uni<Void> denied(Caller caller);
}

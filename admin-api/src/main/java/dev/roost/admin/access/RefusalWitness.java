package dev.roost.admin.access;

import io.smallrye.mutiny.Uni;

/** A bean of a service that writes down which requests were refused before their route ran. */
public interface RefusalWitness {

  /**
   * Hears of a 403: who is known, and may not call the route. It is told before the response is
   * sent; if it fails, the request ends with its failure.
   */
  Uni<Void> denied(Refusal refusal);

  /**
   * Hears of a 401 (nobody is known) or a 400 (whoever calls, the request could not be read).
   * Anybody can cause as many of these as they like: it returns at once, and fails never.
   */
  void refused(Refusal refusal);
}

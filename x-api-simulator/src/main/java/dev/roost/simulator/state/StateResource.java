package dev.roost.simulator.state;

import io.quarkus.arc.All;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.util.List;

/** Starting over without a restart. */
@Path("/simulator/state")
public final class StateResource {

  private final List<Forgetful> parts;

  StateResource(@All List<Forgetful> parts) {
    this.parts = parts;
  }

  /** Forgets everything but the seed: apps, users, webhooks, happenings, deliveries, faults. */
  @DELETE
  public void forget() {
    parts.forEach(Forgetful::forget);
  }
}

package dev.roost.simulator.fault;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Faults over HTTP. */
@Path("/simulator/faults")
public final class FaultResource {

  private final Faults faults;

  FaultResource(Faults faults) {
    this.faults = faults;
  }

  /** Sets all rates; what is absent is off. */
  @PUT
  public FaultRates put(@Nullable FaultRates rates) {
    faults.set(rates == null ? FaultRates.NONE : rates);
    return faults.rates();
  }

  /** The rates in force. */
  @GET
  public FaultRates get() {
    return faults.rates();
  }
}

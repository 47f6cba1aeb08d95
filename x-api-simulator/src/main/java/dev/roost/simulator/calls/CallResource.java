package dev.roost.simulator.calls;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The calls by the back door. */
@Path("/simulator/calls")
public final class CallResource {

  private final CallLog log;

  CallResource(CallLog log) {
    this.log = log;
  }

  /** Calls with a greater number than this, in their order. */
  @GET
  public List<Seen> after(@QueryParam("after") @DefaultValue("0") long after) {
    return log.after(after);
  }

  /** How many calls came with which credentials from which client, since the start. */
  @GET
  @Path("/counts")
  public List<CallCount> counts() {
    return log.counts();
  }
}

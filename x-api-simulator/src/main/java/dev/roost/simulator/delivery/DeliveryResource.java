package dev.roost.simulator.delivery;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The delivery log over HTTP. */
@Path("/simulator/deliveries")
public final class DeliveryResource {

  private static final int LARGEST_PAGE = 10_000;

  private final DeliveryLog log;

  DeliveryResource(DeliveryLog log) {
    this.log = log;
  }

  /** The deliveries after that seq, in order; those that are pending can still change. */
  @GET
  public Shown.Page page(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000") int limit) {
    int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
    return Shown.Page.of(log.after(after, most), after);
  }

  /** Sums since the start. */
  @GET
  @Path("/counts")
  public Counts counts() {
    return log.counts();
  }

  /** Finished attempts as they come. */
  @GET
  @Path("/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<Finished> events() {
    return log.live();
  }
}

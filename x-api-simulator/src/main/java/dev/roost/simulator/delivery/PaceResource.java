package dev.roost.simulator.delivery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** How fast X is: its retries, and whether it delivers at all. */
@Path("/simulator")
public final class PaceResource {

  private final RetrySchedule schedule;
  private final Dispatch dispatch;

  PaceResource(RetrySchedule schedule, Dispatch dispatch) {
    this.schedule = schedule;
    this.dispatch = dispatch;
  }

  /** Multiplies the waits between attempts. */
  @PUT
  @Path("/retries")
  public Retries scale(Retries retries) {
    schedule.scaleBy(retries.scale());
    return retries();
  }

  /** What the waits are multiplied by. */
  @GET
  @Path("/retries")
  public Retries retries() {
    return new Retries(schedule.scale());
  }

  /** Holds new deliveries back. */
  @POST
  @Path("/pause")
  public void pause() {
    dispatch.pause();
  }

  /** Lets them go. */
  @POST
  @Path("/resume")
  public void resume() {
    dispatch.resume();
  }

  /** The factor of the waits, 0.001 to 1. */
  public record Retries(double scale) {}
}

package dev.roost.simulator.replay;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The replay jobs by the back door. */
@Path("/simulator/replays")
public final class ReplayResource {

  private final Replays replays;

  ReplayResource(Replays replays) {
    this.replays = replays;
  }

  /** All jobs, in the order in which they began. */
  @GET
  public List<Replay> all() {
    return replays.all();
  }
}

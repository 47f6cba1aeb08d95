package dev.roost.simulator.crowd;

import dev.roost.simulator.error.XErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Crowds over HTTP. */
@Path("/simulator")
public final class CrowdResource {

  private final Crowds crowds;

  CrowdResource(Crowds crowds) {
    this.crowds = crowds;
  }

  /** Sends a crowd on its way and does not wait for it. */
  @POST
  @Path("/crowd")
  @ResponseStatus(202)
  public Begun begin(Wanted wanted) {
    if (wanted.happenings() < 1 || !(wanted.perSecond() > 0)) {
      throw XErrorException.unusable("happenings and perSecond are more than 0");
    }
    if (!(wanted.celebrity() >= 0 && wanted.celebrity() <= 1)) {
      throw XErrorException.unusable("celebrity is 0 to 1");
    }
    return new Begun(crowds.begin(wanted));
  }

  /** How far a crowd is. */
  @GET
  @Path("/crowds/{id}")
  public Progress progress(@PathParam("id") String id) {
    March march = crowds.get(id);
    return new Progress(march.wanted(), march.issued(), march.isDone());
  }

  /**
   * A crowd to be.
   *
   * @param perSecond its rate, until the first of {@code paces} begins
   * @param users ids of those who do things; all who are subscribed when absent
   * @param mix how often each act, in parts of the whole; as the README says when absent
   * @param paces other rates, in the order of their seconds
   * @param celebrity the share of the acts that are of or towards the first of the users, beyond
   *     what chance gives to everybody
   */
  public record Wanted(
      int happenings,
      long seed,
      double perSecond,
      @Nullable List<String> users,
      @Nullable Map<String, Integer> mix,
      @Nullable List<Pace> paces,
      double celebrity) {}

  /** The id of a crowd. */
  public record Begun(String crowd) {}

  /** How many happenings were wanted and issued. */
  public record Progress(int wanted, int issued, boolean done) {}
}

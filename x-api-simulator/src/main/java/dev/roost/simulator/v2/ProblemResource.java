package dev.roost.simulator.v2;

import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Puts the refusals of version 2 on the wire. */
public final class ProblemResource {

  private final CurrentSwitches switches;

  ProblemResource(CurrentSwitches switches) {
    this.switches = switches;
  }

  /** The answer to a request that was refused. */
  @ServerExceptionMapper
  public Response answer(ProblemException problem) {
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem.body(switches.get(Switch.PROBLEM_HOST)).toString())
        .build();
  }
}

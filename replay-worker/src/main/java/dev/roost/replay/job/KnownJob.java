package dev.roost.replay.job;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Ends a request for a job that does not exist with 404. */
final class KnownJob {

  private final Jobs jobs;

  KnownJob(Jobs jobs) {
    this.jobs = jobs;
  }

  @ServerRequestFilter
  @OfKnownJob
  public Uni<Void> check(UriInfo uri) {
    MultivaluedMap<String, String> path = uri.getPathParameters();
    return jobs.known(path.getFirst("app"), path.getFirst("endpoint"), path.getFirst("jobId"))
        .replaceWithVoid();
  }
}

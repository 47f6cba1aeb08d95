package dev.roost.replay.job;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Replays of one webhook. */
@Path("/api/v1/apps/{app}/webhooks/{endpoint}/replays")
@Tag(name = "replays")
final class ReplayResource {

  private static final int LONGEST_KEY = 200;

  private final Jobs jobs;
  private final JobEvents events;

  ReplayResource(Jobs jobs, JobEvents events) {
    this.jobs = jobs;
    this.events = events;
  }

  /** Queues a job. */
  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Have X replay a window of whole minutes",
      description =
          "X replays everything it attempted to deliver through this webhook in the window, from its"
              + " first minute, inclusive, to its end, exclusive. One job of a webhook runs at a time;"
              + " others wait. What came out before does not come out again.")
  @APIResponse(
      responseCode = "202",
      description = "Queued; Location is the job",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ReplayJobView.class)))
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.WEBHOOK_NOT_VALID,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.WEBHOOKS_NOT_LOADED,
    ProblemType.WINDOW_NOT_WHOLE_MINUTES,
    ProblemType.WINDOW_EMPTY,
    ProblemType.WINDOW_TOO_LONG,
    ProblemType.WINDOW_TOO_OLD,
    ProblemType.WINDOW_TOO_RECENT
  })
  public Uni<Response> request(
      AppName app,
      EndpointName endpoint,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable ReplayRequest request) {
    if (request == null) {
      throw ProblemException.invalid(null, "The body is missing: {\"from\":\"…\",\"to\":\"…\"}.");
    }
    return jobs.request(app.value(), endpoint.value(), request.window(), checked(key))
        .map(job ->
            Response.accepted(ReplayJobView.of(job))
                .location(
                    UriBuilder.fromPath("/api/v1/apps/{app}/webhooks/{endpoint}/replays/{jobId}")
                        .build(app, endpoint, job.jobId()))
                .build());
  }

  private static @Nullable String checked(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.invalid("Idempotency-Key", "It has 1 to 200 characters.");
    }
    return key;
  }

  /** Jobs, the newest first. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "The webhook's replay jobs, the newest first")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.WEBHOOKS_NOT_LOADED})
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ReplayJobPage.class)))
  public Uni<ReplayJobPage> list(
      AppName app,
      EndpointName endpoint,
      @Parameter(description = "Only jobs in this state") @QueryParam("state")
          @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return jobs.list(
            app.value(),
            endpoint.value(),
            known(state),
            Cursor.before(cursor),
            Page.limit(limit) + 1)
        .map(read -> Page.of(read, limit, job -> Long.toString(job.number())))
        .map(ReplayJobPage::of);
  }

  private static @Nullable String known(@Nullable String state) {
    if (state != null && !ReplayJob.STATES.contains(state)) {
      throw ProblemException.invalid(
          "state", "It is one of " + String.join(", ", ReplayJob.STATES) + ".");
    }
    return state;
  }

  /** One job. */
  @GET
  @Path("/{jobId}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "A replay job as it is now")
  @APIResponse(
      responseCode = "200",
      description = "The job",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ReplayJobView.class)))
  @Problems(ProblemType.UNKNOWN_REPLAY_JOB)
  public Uni<ReplayJobView> get(AppName app, EndpointName endpoint, String jobId) {
    return jobs.known(app.value(), endpoint.value(), jobId).map(ReplayJobView::of);
  }

  /** A job's changes. */
  @GET
  @Path("/{jobId}/events")
  @OfKnownJob
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "A replay job's changes as server-sent events",
      description =
          "The job as it is now, at once; then the whole job again with every change, and every 15 s"
              + " without one. The stream ends with the job.")
  @APIResponse(
      responseCode = "200",
      description = "The job, again and again",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(implementation = ReplayJobView.class)))
  @Problems(ProblemType.UNKNOWN_REPLAY_JOB)
  public Multi<ReplayJobView> events(AppName app, EndpointName endpoint, String jobId) {
    return jobs.known(app.value(), endpoint.value(), jobId)
        .onItem()
        .transformToMulti(events::of)
        .map(ReplayJobView::of);
  }

  /** Takes a queued job back. */
  @DELETE
  @Path("/{jobId}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Take a job back that is still queued")
  @APIResponse(
      responseCode = "200",
      description = "The job, cancelled",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ReplayJobView.class)))
  @Problems({ProblemType.UNKNOWN_REPLAY_JOB, ProblemType.REPLAY_JOB_NOT_QUEUED})
  public Uni<ReplayJobView> cancel(AppName app, EndpointName endpoint, String jobId) {
    return jobs.cancel(app.value(), endpoint.value(), jobId).map(ReplayJobView::of);
  }
}

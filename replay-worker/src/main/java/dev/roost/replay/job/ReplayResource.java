package dev.roost.replay.job;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
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
  private final JobStore store;
  private final JobEvents events;

  ReplayResource(Jobs jobs, JobStore store, JobEvents events) {
    this.jobs = jobs;
    this.store = store;
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
  @APIResponse(
      responseCode = "404",
      description = "unknown-webhook: The app has no webhook of this name.")
  @APIResponse(
      responseCode = "409",
      description = "webhook-not-valid: X replays through valid webhooks alone.")
  @APIResponse(
      responseCode = "503",
      description = "webhooks-not-loaded: This replica has not read roost.webhooks yet; ask again.")
  public Uni<Response> request(
      String app,
      String endpoint,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable ReplayRequest request) {
    if (request == null) {
      throw ProblemException.invalid("The body is missing: {\"from\":\"…\",\"to\":\"…\"}.");
    }
    return jobs.request(app, endpoint, request.window(), checked(key))
        .map(job ->
            Response.accepted(ReplayJobView.of(job))
                .location(
                    UriBuilder.fromPath("/api/v1/apps/{app}/webhooks/{endpoint}/replays/{jobId}")
                        .build(app, endpoint, job.jobId()))
                .build());
  }

  private static @Nullable String checked(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.invalid("An Idempotency-Key has 1 to 200 characters.");
    }
    return key;
  }

  /** Jobs, the newest first. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "The webhook's replay jobs, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ReplayJobPage.class)))
  public Uni<ReplayJobPage> list(
      String app,
      String endpoint,
      @Parameter(description = "Only jobs in this state") @QueryParam("state")
          @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return store
        .list(app, endpoint, known(state), before(cursor), Page.limit(limit) + 1)
        .map(read -> Page.of(read, limit, job -> Long.toString(job.number())))
        .map(ReplayJobPage::of);
  }

  private static @Nullable String known(@Nullable String state) {
    if (state != null && !ReplayJob.STATES.contains(state)) {
      throw ProblemException.invalid(
          "state is one of " + String.join(", ", ReplayJob.STATES) + ".");
    }
    return state;
  }

  private static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("cursor is the next of the page before, nothing else.");
    }
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
  @APIResponse(
      responseCode = "404",
      description = "unknown-replay-job: The webhook has no job of this id.")
  public Uni<ReplayJobView> get(String app, String endpoint, String jobId) {
    return jobs.known(app, endpoint, jobId).map(ReplayJobView::of);
  }

  /** A job's changes. */
  @GET
  @Path("/{jobId}/events")
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
  @APIResponse(
      responseCode = "404",
      description = "unknown-replay-job: The webhook has no job of this id.")
  public Multi<ReplayJobView> events(String app, String endpoint, String jobId) {
    return jobs.known(app, endpoint, jobId)
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
  @APIResponse(
      responseCode = "404",
      description = "unknown-replay-job: The webhook has no job of this id.")
  @APIResponse(
      responseCode = "409",
      description = "replay-job-not-queued: X was asked, and has no way to take it back.")
  public Uni<ReplayJobView> cancel(String app, String endpoint, String jobId) {
    return jobs.cancel(app, endpoint, jobId).map(ReplayJobView::of);
  }
}

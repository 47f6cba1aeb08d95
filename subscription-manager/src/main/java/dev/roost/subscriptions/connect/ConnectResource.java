package dev.roost.subscriptions.connect;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.request.AcceptsUnknownParameters;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.connect.ConnectTarget.Endpoint;
import dev.roost.subscriptions.connect.ConnectTarget.Undecided;
import dev.roost.subscriptions.connect.ConnectTarget.Unknown;
import dev.roost.subscriptions.connect.Visits.Asked;
import dev.roost.subscriptions.consent.Scopes;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which people let an app in, and its button. No token: X asks who they are. */
@Path("/connect/{app}")
@PermitAll
@AcceptsUnknownParameters
final class ConnectResource {

  private static final KeyedLogger LOG = KeyedLogger.of(ConnectResource.class);

  private final Visits visits;
  private final Admission admission;
  private final PublicUrlConfig urls;
  private final Answers answers;

  ConnectResource(Visits visits, Admission admission, PublicUrlConfig urls, Answers answers) {
    this.visits = visits;
    this.admission = admission;
    this.urls = urls;
    this.answers = answers;
  }

  /** Says what the app will be told, with a button. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> start(
      String app,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request,
      @QueryParam(Invitation.FIELD) @Nullable String invitation,
      @QueryParam(Trip.RETURN_TO) @Nullable String returnTo) {
    return visits.visited(
        new Asked(app, Flow.CONNECT, invitation, returnTo),
        headers,
        request,
        visitor -> visits.opened(visitor, it -> at(it, to -> page(it, to))));
  }

  private Uni<Response> page(Visitor visitor, Endpoint endpoint) {
    return endpoint.setting().invitationsOnly() && visitor.invitation().isEmpty()
        ? answers.ended(visitor.trip(), Ending.INVITATION_NEEDED)
        : visits.shown(visitor, endpoint.setting());
  }

  /** Begins the handshake and leads to X. */
  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
  @Operation(hidden = true)
  public Uni<Response> begin(
      String app,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request,
      @FormParam("page") @Nullable String page,
      @FormParam(Invitation.FIELD) @Nullable String invitation,
      @FormParam(Trip.RETURN_TO) @Nullable String returnTo) {
    return visits.visited(
        new Asked(app, Flow.CONNECT, invitation, returnTo),
        headers,
        request,
        visitor -> visits.sent(visitor, page, it -> at(it, to -> begun(it, to))));
  }

  private Uni<Response> begun(Visitor visitor, Endpoint endpoint) {
    return admission.toHandshake(
        visitor,
        endpoint,
        () ->
            visits.leadToX(
                visitor,
                endpoint.setting(),
                endpoint.name(),
                urls.callback(visitor.app()),
                Scopes.of(endpoint.setting().profile())));
  }

  /** For the webhook that people connect to, or a page that says why there is none. */
  private Uni<Response> at(Visitor visitor, Function<Endpoint, Uni<Response>> page) {
    return visits.find(
        visitor,
        target ->
            switch (target) {
              case Endpoint endpoint -> page.apply(endpoint);
              case Unknown _ -> answers.ended(visitor.trip(), Ending.UNKNOWN_APP);
              case Undecided _ -> undecided(visitor.trip());
            });
  }

  private Uni<Response> undecided(Trip trip) {
    LOG.warn(
        "Nobody can connect: the app has several webhooks and none is chosen, or none of API 2 though"
            + " its setting needs one",
        key("app", trip.app()),
        key("action", "PUT /api/v1/apps/{app}/connect"));
    return answers.ended(trip, Ending.NOT_READY);
  }
}

package dev.roost.subscriptions.connect;

import dev.roost.admin.request.AcceptsUnknownParameters;
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
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The page on which people take back what they let an app do. Who they are X says, as when they
 * connected: nothing is ended for anybody else.
 */
@Path("/disconnect/{app}")
@PermitAll
@AcceptsUnknownParameters
final class DisconnectResource {

  private final Visits visits;
  private final Admission admission;
  private final Leaving leaving;
  private final PublicUrlConfig urls;
  private final Answers answers;

  DisconnectResource(
      Visits visits, Admission admission, Leaving leaving, PublicUrlConfig urls, Answers answers) {
    this.visits = visits;
    this.admission = admission;
    this.leaving = leaving;
    this.urls = urls;
    this.answers = answers;
  }

  /** Says what ends, with a button. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> start(
      String app,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request,
      @QueryParam(Trip.RETURN_TO) @Nullable String returnTo) {
    return visits.visited(
        new Asked(app, Flow.DISCONNECT, null, returnTo),
        headers,
        request,
        visitor -> visits.opened(visitor, it -> at(it, setting -> visits.shown(it, setting))));
  }

  /** Leads to X, which says who it is; no more scopes are asked for than that needs. */
  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
  @Operation(hidden = true)
  public Uni<Response> begin(
      String app,
      @Context HttpHeaders headers,
      @Context HttpServerRequest request,
      @FormParam("page") @Nullable String page,
      @FormParam(Trip.RETURN_TO) @Nullable String returnTo) {
    return visits.visited(
        new Asked(app, Flow.DISCONNECT, null, returnTo),
        headers,
        request,
        visitor -> visits.sent(visitor, page, it -> at(it, setting -> begun(it, setting))));
  }

  private Uni<Response> begun(Visitor visitor, Setting setting) {
    return admission.toDisconnect(
        visitor,
        () -> visits.leadToX(visitor, setting, "", urls.callback(visitor.app()), Scopes.LEAST));
  }

  /** How far what this browser has ordered is. */
  @GET
  @Path("/status")
  @Operation(hidden = true)
  public Uni<Response> status(
      String app, @Context HttpHeaders headers, @Context HttpServerRequest request) {
    return visits.visited(
        new Asked(app, Flow.DISCONNECT, null, null),
        headers,
        request,
        visitor -> visits.opened(visitor, it -> at(it, setting -> shown(it, setting))));
  }

  private Uni<Response> shown(Visitor visitor, Setting setting) {
    return leaving
        .find(visitor.app(), visitor.cookies())
        .flatMap(found ->
            found.isEmpty()
                ? answers.ended(visitor.trip(), Ending.OTHER_BROWSER)
                : answers.disconnected(
                    new Trip(
                        visitor.app(), Flow.DISCONNECT, Optional.empty(), found.get().returnTo()),
                    setting,
                    found.get().seen()));
  }

  /** For what the app's people find; of an app that has no webhook any more, too. */
  private Uni<Response> at(Visitor visitor, Function<Setting, Uni<Response>> page) {
    return visits.find(
        visitor,
        target ->
            target instanceof Unknown(var _, boolean hadWebhooks) && !hadWebhooks
                ? answers.ended(visitor.trip(), Ending.UNKNOWN_APP)
                : page.apply(target.setting()));
  }
}

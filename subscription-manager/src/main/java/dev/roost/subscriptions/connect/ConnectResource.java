package dev.roost.subscriptions.connect;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.request.AcceptsUnknownParameters;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.Handshake;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.connect.ConnectTarget.Endpoint;
import dev.roost.subscriptions.connect.ConnectTarget.Undecided;
import dev.roost.subscriptions.connect.ConnectTarget.Unknown;
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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which people let an app in, and its button. No token: X asks who they are. */
@Path("/connect/{app}")
@PermitAll
@AcceptsUnknownParameters
final class ConnectResource {

  private static final KeyedLogger LOG = KeyedLogger.of(ConnectResource.class);

  private final ConnectSettings settings;
  private final Admission admission;
  private final Invitations invitations;
  private final Connecting connecting;
  private final PageToken pageToken;
  private final Handshakes handshakes;
  private final PublicUrlConfig urls;
  private final Answers answers;

  ConnectResource(
      ConnectSettings settings,
      Admission admission,
      Invitations invitations,
      Connecting connecting,
      PageToken pageToken,
      Handshakes handshakes,
      PublicUrlConfig urls,
      Answers answers) {
    this.settings = settings;
    this.admission = admission;
    this.invitations = invitations;
    this.connecting = connecting;
    this.pageToken = pageToken;
    this.handshakes = handshakes;
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
      @QueryParam(Invitation.FIELD) @Nullable String invitation) {
    return visited(
        app,
        headers,
        request,
        invitation,
        visitor -> admission.toPage(visitor, () -> at(visitor, to -> page(visitor, to))));
  }

  private Uni<Response> page(Visitor visitor, Endpoint endpoint) {
    if (endpoint.invitationsOnly() && visitor.invitation().isEmpty()) {
      return answers.ended(visitor.app(), Ending.INVITATION_NEEDED);
    }
    return pageToken
        .of(visitor.cookies())
        .flatMap(cookie -> answers.start(visitor.app(), cookie, visitor.invitation()));
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
      @FormParam(Invitation.FIELD) @Nullable String invitation) {
    return visited(
        app,
        headers,
        request,
        invitation,
        visitor ->
            pageToken
                .isCarried(visitor.cookies(), page)
                .flatMap(carried ->
                    carried
                        ? admission.toForm(visitor, () -> at(visitor, to -> begun(visitor, to)))
                        : admission.withoutPage(visitor)));
  }

  private Uni<Response> begun(Visitor visitor, Endpoint endpoint) {
    return admission.toHandshake(visitor, endpoint, () -> leadToX(visitor, endpoint.name()));
  }

  private Uni<Response> leadToX(Visitor visitor, String endpoint) {
    String app = visitor.app();
    return connecting
        .begin(app, urls.callback(app))
        .flatMap(handshake ->
            handshakes
                .remember(visitor, endpoint, handshake)
                .map(cookies -> leadToX(handshake, cookies.toArray(NewCookie[]::new))));
  }

  private Response leadToX(Handshake handshake, NewCookie... cookies) {
    answers.count("begun");
    return Html.guarded(Response.seeOther(URI.create(handshake.authorizeUrl())))
        .cookie(cookies)
        .build();
  }

  private Uni<Response> visited(
      String app,
      HttpHeaders headers,
      HttpServerRequest request,
      @Nullable String invitation,
      Function<Visitor, Uni<Response>> page) {
    if (AppName.parse(app).isEmpty()) {
      return answers.ended("", Ending.UNKNOWN_APP);
    }
    return invitations
        .read(app, invitation)
        .flatMap(genuine -> {
          Visitor visitor = new Visitor(app, genuine, headers.getCookies(), request);
          return page.apply(visitor)
              .onFailure()
              .recoverWithUni(failure -> answers.failed(app, failure, genuine));
        })
        .onFailure()
        .recoverWithUni(failure -> answers.failed(app, failure));
  }

  /** For the webhook that people connect to, or a page that says why there is none. */
  private Uni<Response> at(Visitor visitor, Function<Endpoint, Uni<Response>> page) {
    return settings
        .recent(visitor.app())
        .flatMap(target ->
            switch (target) {
              case Endpoint endpoint -> page.apply(endpoint);
              case Unknown _ -> answers.ended(visitor.app(), Ending.UNKNOWN_APP);
              case Undecided _ -> undecided(visitor.app());
            });
  }

  private Uni<Response> undecided(String app) {
    LOG.warn(
        "Nobody can connect: the app has several webhooks and none is chosen",
        key("app", app),
        key("action", "PUT /api/v1/apps/{app}/connect"));
    return answers.ended(app, Ending.NOT_READY);
  }
}

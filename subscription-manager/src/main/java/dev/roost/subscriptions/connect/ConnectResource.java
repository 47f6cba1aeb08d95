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
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
  private final Connecting connecting;
  private final PageToken pageToken;
  private final Handshakes handshakes;
  private final PublicUrlConfig urls;
  private final Answers answers;

  ConnectResource(
      ConnectSettings settings,
      Connecting connecting,
      PageToken pageToken,
      Handshakes handshakes,
      PublicUrlConfig urls,
      Answers answers) {
    this.settings = settings;
    this.connecting = connecting;
    this.pageToken = pageToken;
    this.handshakes = handshakes;
    this.urls = urls;
    this.answers = answers;
  }

  /** Says what the app will be told, with a button. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> start(String app, @Context HttpHeaders headers) {
    return at(
        app, _ -> pageToken.of(headers.getCookies()).flatMap(cookie -> answers.start(app, cookie)));
  }

  /** Begins the handshake and leads to X. */
  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
  @Operation(hidden = true)
  public Uni<Response> begin(
      String app, @Context HttpHeaders headers, @FormParam("page") @Nullable String page) {
    return at(
        app,
        endpoint ->
            pageToken
                .isCarried(headers.getCookies(), page)
                .flatMap(carried ->
                    carried
                        ? begun(app, endpoint, headers)
                        : answers.ended(app, Ending.PAGE_EXPIRED)));
  }

  private Uni<Response> begun(String app, String endpoint, HttpHeaders headers) {
    return connecting
        .begin(app, urls.callback(app))
        .flatMap(handshake ->
            handshakes
                .remember(app, endpoint, handshake, headers.getCookies())
                .map(cookies -> leadToX(handshake, cookies.toArray(NewCookie[]::new))));
  }

  private Response leadToX(Handshake handshake, NewCookie... cookies) {
    answers.count("begun");
    return Html.guarded(Response.seeOther(URI.create(handshake.authorizeUrl())))
        .cookie(cookies)
        .build();
  }

  /** For the webhook that people connect to, or a page that says why there is none. */
  private Uni<Response> at(String app, Function<String, Uni<Response>> page) {
    if (AppName.parse(app).isEmpty()) {
      return answers.ended("", Ending.UNKNOWN_APP);
    }
    return settings
        .target(app)
        .flatMap(target ->
            switch (target) {
              case Endpoint(String name) -> page.apply(name);
              case Unknown _ -> answers.ended(app, Ending.UNKNOWN_APP);
              case Undecided _ -> undecided(app);
            })
        .onFailure()
        .recoverWithUni(failure -> answers.failed(app, failure));
  }

  private Uni<Response> undecided(String app) {
    LOG.warn(
        "Nobody can connect: the app has several webhooks and none is chosen",
        key("app", app),
        key("action", "PUT /api/v1/apps/{app}/connect"));
    return answers.ended(app, Ending.NOT_READY);
  }
}

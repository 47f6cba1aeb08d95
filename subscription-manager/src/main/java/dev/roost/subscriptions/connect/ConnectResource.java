package dev.roost.subscriptions.connect;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.request.AcceptsUnknownParameters;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.connect.Connecting.Connected;
import dev.roost.subscriptions.connect.Pages.Place;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The pages on which people let an app in. No token: X itself asks who they are. */
@Path("/connect/{app}")
@PermitAll
@AcceptsUnknownParameters
final class ConnectResource {

  private static final KeyedLogger LOG = KeyedLogger.of(ConnectResource.class);

  private final Connecting connecting;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final String publicBase;

  ConnectResource(Connecting connecting, PublicUrlConfig urls, Clock clock, MeterRegistry metrics) {
    this.connecting = connecting;
    this.clock = clock;
    this.metrics = metrics;
    this.publicBase = urls.connectUrl().toString();
  }

  /** Says what the app will be told, with a button. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> start(
      String app, @QueryParam("endpoint") @DefaultValue("") String endpoint) {
    return at(app, endpoint, chosen -> Html.of(200, Pages.start(place(app), action(app, chosen))));
  }

  /** Begins the handshake and leads to X. */
  @POST
  @Operation(hidden = true)
  public Uni<Response> begin(
      String app, @QueryParam("endpoint") @DefaultValue("") String endpoint) {
    return at(
        app,
        endpoint,
        chosen ->
            connecting.begin(app, connect(app) + "/callback").map(to -> leadToX(app, chosen, to)));
  }

  /** Where X leads the browser back to. */
  @GET
  @Path("/callback")
  @Operation(hidden = true)
  public Uni<Response> callback(
      String app,
      @CookieParam(Binding.COOKIE) @Nullable String cookie,
      @QueryParam("oauth_token") @Nullable String token,
      @QueryParam("oauth_verifier") @Nullable String verifier,
      @QueryParam("denied") @Nullable String denied) {
    Optional<Binding> binding = Binding.of(cookie);
    return known(
        app,
        _ -> {
          if (denied != null) {
            return denied(app, binding);
          }
          if (token == null || verifier == null) {
            return ended(app, Ending.INCOMPLETE);
          }
          return binding.isEmpty()
              ? ended(app, Ending.OTHER_BROWSER)
              : complete(app, binding.get(), new HandshakeCompletion(token, verifier));
        });
  }

  private Uni<Response> denied(String app, Optional<Binding> binding) {
    Uni<Void> told =
        binding.map(it -> connecting.drop(app, it)).orElse(Uni.createFrom().voidItem());
    return told.flatMap(_ -> ended(app, Ending.DENIED));
  }

  private Uni<Response> complete(String app, Binding binding, HandshakeCompletion completion) {
    return connecting.complete(app, binding, completion).flatMap(it -> connected(app, it));
  }

  private Uni<Response> connected(String app, Connected it) {
    count("connected");
    return Html.of(
        200,
        Pages.connected(place(app), it.name(), it.next()),
        Binding.gone(URI.create(connect(app))));
  }

  /** The endpoint that is meant, or a page that says why there is none. */
  private Uni<Response> at(String app, String endpoint, Function<String, Uni<Response>> page) {
    return known(
        app,
        endpoints -> {
          if (endpoints.contains(endpoint)) {
            return page.apply(endpoint);
          }
          if (!endpoint.isEmpty()) {
            return ended(app, Ending.UNKNOWN_APP);
          }
          return endpoints.size() == 1
              ? page.apply(endpoints.getFirst())
              : Html.of(200, Pages.choose(place(app), endpoints));
        });
  }

  private Uni<Response> known(String app, Function<List<String>, Uni<Response>> page) {
    if (AppName.parse(app).isEmpty()) {
      return ended("", Ending.UNKNOWN_APP);
    }
    return connecting
        .endpoints(app)
        .flatMap(all -> all.isEmpty() ? ended(app, Ending.UNKNOWN_APP) : page.apply(all))
        .onFailure()
        .recoverWithUni(failure -> failed(app, failure));
  }

  private Uni<Response> failed(String app, Throwable failure) {
    Ending ending = Ending.of(failure);
    if (ending.status() >= 500) {
      // Neither the vault's nor the database's failure holds anything of the callback.
      LOG.error("OAuth connect failed", key("app", app), key("reason", failure.getMessage()));
    }
    return ended(app, ending);
  }

  private Uni<Response> ended(String app, Ending ending) {
    count(ending.outcome());
    boolean hopeless = ending.equals(Ending.UNKNOWN_APP);
    return Html.of(
        ending.status(),
        Pages.trouble(place(app), ending.title(), ending.text(), hopeless ? "" : connect(app)),
        Binding.gone(URI.create(connect(app))));
  }

  private Response leadToX(String app, String endpoint, Handshake handshake) {
    count("begun");
    Duration lifetime = Duration.between(clock.instant(), Instant.parse(handshake.expiresAt()));
    return Html.guarded(Response.seeOther(URI.create(handshake.authorizeUrl())))
        .cookie(new Binding(endpoint, handshake.id()).cookie(URI.create(connect(app)), lifetime))
        .build();
  }

  private String action(String app, String endpoint) {
    return connect(app) + "?endpoint=" + endpoint;
  }

  private String connect(String app) {
    return publicBase + "/connect/" + app;
  }

  private Place place(String app) {
    return new Place(URI.create(publicBase).getRawPath(), app);
  }

  private void count(String outcome) {
    metrics.counter("roost.subscriptions.connect.attempts", "outcome", outcome).increment();
  }
}

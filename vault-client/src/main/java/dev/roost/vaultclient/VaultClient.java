package dev.roost.vaultclient;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import dev.roost.contracts.vault.Authorization;
import dev.roost.contracts.vault.AuthorizationRequest;
import dev.roost.contracts.vault.CallAnswer;
import dev.roost.contracts.vault.CallRequest;
import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.contracts.vault.HandshakeRequest;
import dev.roost.contracts.vault.OAuth2Completion;
import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.contracts.vault.OAuth2Handshake;
import dev.roost.contracts.vault.OAuth2HandshakeRequest;
import dev.roost.contracts.vault.RevocationOutcome;
import dev.roost.contracts.vault.UserRevocation;
import dev.roost.contracts.vault.WebhookSecretUses;
import dev.roost.xapi.endpoint.RequestAuthorizer;
import dev.roost.xapi.oauth1.PercentEncoding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * token-vault, as a service sees it. Every request is made when its {@code Uni} is subscribed to;
 * every failure is a {@link VaultException}. What it answers is never kept or logged here.
 */
@Singleton
public final class VaultClient {

  private final WebClient http;
  private final VaultCall vault;
  private final VaultCall calls;

  /** Shares the service's Vert.x; its connections are its own. */
  public VaultClient(Vertx vertx, VaultClientConfig config) {
    this.http = WebClient.create(vertx);
    this.vault = new VaultCall(vertx, http, config, config.timeout());
    this.calls = new VaultCall(vertx, http, config, config.callTimeout());
  }

  /** What signs an app's requests to X: the vault, each one as it is made. */
  public RequestAuthorizer authorizer(String app) {
    return new VaultAuthorizer(this, app);
  }

  /** The Authorization header for exactly this request. */
  public Uni<Authorization> authorize(String app, AuthorizationRequest request) {
    return vault.json(POST, app(app) + "/authorizations", request, Authorization.class);
  }

  /** Has the vault make one call to X; X's answer, whatever it is. */
  public Uni<CallAnswer> call(String app, CallRequest request) {
    return calls.json(POST, app(app) + "/calls", request, CallAnswer.class);
  }

  /** Begins the three legs; gives where the user's browser goes. */
  public Uni<Handshake> startHandshake(String app, String callback) {
    HandshakeRequest request = new HandshakeRequest(callback);
    return vault.json(POST, app(app) + "/handshakes", request, Handshake.class);
  }

  /** Ends the three legs: the user's token is in the vault from then on. */
  public Uni<ConnectedUser> completeHandshake(
      String app, String handshakeId, HandshakeCompletion completion) {
    String path = handshake(app, handshakeId) + "/completion";
    return vault.json(POST, path, completion, ConnectedUser.class);
  }

  /**
   * The user said no: the handshake cannot be completed any more.
   *
   * @return who had connected by it before, which stays; empty where nobody had
   */
  public Uni<Optional<ConnectedUser>> dropHandshake(String app, String handshakeId) {
    return vault.optional(DELETE, handshake(app, handshakeId), ConnectedUser.class);
  }

  /**
   * Begins the authorization code flow of OAuth 2.0; gives where the user's browser goes.
   *
   * @param scopes what the user is asked for; the vault adds {@code offline.access}
   */
  public Uni<OAuth2Handshake> startOAuth2Handshake(
      String app, String callback, List<String> scopes) {
    OAuth2HandshakeRequest request = new OAuth2HandshakeRequest(callback, scopes);
    return vault.json(POST, app(app) + "/oauth2/handshakes", request, OAuth2Handshake.class);
  }

  /**
   * Ends it: the user's tokens are in the vault from then on. The vault asks X twice meanwhile, for
   * the tokens and for whose they are.
   */
  public Uni<OAuth2ConnectedUser> completeOAuth2Handshake(
      String app, String handshakeId, OAuth2Completion completion) {
    String path = oauth2Handshake(app, handshakeId) + "/completion";
    return calls.json(POST, path, completion, OAuth2ConnectedUser.class);
  }

  /**
   * The user said no: the handshake cannot be completed any more.
   *
   * @return who had connected by it before, which stays; empty where nobody had
   */
  public Uni<Optional<OAuth2ConnectedUser>> dropOAuth2Handshake(String app, String handshakeId) {
    return vault.optional(DELETE, oauth2Handshake(app, handshakeId), OAuth2ConnectedUser.class);
  }

  /** Ends all of a user's credentials of the app; done again, it tells how far that is. */
  public Uni<CredentialsEnd> endCredentials(String app, String userId) {
    return vault
        .json(DELETE, user(app, userId) + "/credentials", null, CredentialsEnd.Answer.class)
        .map(CredentialsEnd.Answer::state)
        .map(CredentialsEnd::of);
  }

  /** X says that a user took the app's access back. */
  public Uni<RevocationOutcome> revoke(String app, String userId, UserRevocation revocation) {
    String path = user(app, userId) + "/revocations";
    return vault.json(POST, path, revocation, RevocationOutcome.class);
  }

  /**
   * All apps' live webhook keys, for webhook-ingest alone.
   *
   * @param known the tag of the keys the caller has; while they are the current ones none come
   */
  public Uni<WebhookKeys> webhookKeys(Optional<String> known) {
    Map<String, String> headers = known.map(tag -> Map.of("If-None-Match", tag)).orElse(Map.of());
    return vault.send(GET, "/webhook-keys", null, headers).map(VaultClient::keys);
  }

  /** Tells which webhook secrets verified deliveries, for webhook-ingest alone. */
  public Uni<Void> reportSecretUses(WebhookSecretUses uses) {
    return vault.send(POST, "/webhook-secret-uses", uses, Map.of()).replaceWithVoid();
  }

  private static WebhookKeys keys(HttpResponse<Buffer> answer) {
    Optional<byte[]> document =
        answer.statusCode() == 304 || answer.body() == null
            ? Optional.empty()
            : Optional.of(answer.body().getBytes());
    return new WebhookKeys(document, Optional.ofNullable(answer.getHeader("ETag")));
  }

  private static String app(String app) {
    return "/apps/" + PercentEncoding.encode(app);
  }

  private static String user(String app, String userId) {
    return app(app) + "/users/" + PercentEncoding.encode(userId);
  }

  private static String oauth2Handshake(String app, String handshakeId) {
    return app(app) + "/oauth2/handshakes/" + PercentEncoding.encode(handshakeId);
  }

  private static String handshake(String app, String handshakeId) {
    return app(app) + "/handshakes/" + PercentEncoding.encode(handshakeId);
  }

  @PreDestroy
  void close() {
    http.close();
  }
}

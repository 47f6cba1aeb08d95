package dev.roost.vaultclient;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.contracts.vault.Authorization;
import dev.roost.contracts.vault.AuthorizationRequest;
import dev.roost.contracts.vault.AuthorizationRequest.ActingAs;
import dev.roost.contracts.vault.AuthorizationRequest.Field;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.RequestAuthorizer;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the vault sign each request of one app. */
final class VaultAuthorizer implements RequestAuthorizer {

  private static final String BEARER = "Bearer ";

  private final VaultClient vault;
  private final String app;

  VaultAuthorizer(VaultClient vault, String app) {
    this.vault = vault;
    this.app = app;
  }

  @Override
  public Uni<String> authorize(SignableRequest request, Actor actor) {
    return vault.authorize(app, asked(request, actor, null)).map(Authorization::authorization);
  }

  /** A bearer can be renewed; a signature is good or not, and another would be no better. */
  @Override
  public Uni<Optional<String>> renew(SignableRequest request, Actor actor, String refused) {
    if (!(actor instanceof Actor.AppOnly) || !refused.startsWith(BEARER)) {
      return Uni.createFrom().item(Optional.empty());
    }
    String fingerprint = fingerprint(refused.substring(BEARER.length()));
    return vault
        .authorize(app, asked(request, actor, fingerprint))
        .map(Authorization::authorization)
        .map(header -> header.equals(refused) ? Optional.empty() : Optional.of(header));
  }

  private static AuthorizationRequest asked(
      SignableRequest request, Actor actor, @Nullable String refused) {
    List<Field> form =
        request.form().stream()
            .map(parameter -> new Field(parameter.name(), parameter.value()))
            .toList();
    String url = request.url().toString();
    return switch (actor) {
      case Actor.AppOwner() ->
          new AuthorizationRequest(request.method(), url, form, ActingAs.APP_OWNER, null, null);
      case Actor.User(String userId) ->
          new AuthorizationRequest(request.method(), url, form, ActingAs.USER, userId, null);
      case Actor.AppOnly() ->
          new AuthorizationRequest(request.method(), url, form, ActingAs.APP_ONLY, null, refused);
    };
  }

  /** As the vault shows it, so that it knows which bearer X did not take. */
  private static String fingerprint(String bearer) {
    return Fingerprint.of(bearer.getBytes(StandardCharsets.UTF_8)).value();
  }
}

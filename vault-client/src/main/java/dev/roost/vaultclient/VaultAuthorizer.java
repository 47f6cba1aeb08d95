package dev.roost.vaultclient;

import dev.roost.contracts.vault.Authorization;
import dev.roost.contracts.vault.AuthorizationRequest;
import dev.roost.contracts.vault.AuthorizationRequest.ActingAs;
import dev.roost.contracts.vault.AuthorizationRequest.Field;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.RequestAuthorizer;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Has the vault sign each request of one app, by OAuth 1.0a. */
final class VaultAuthorizer implements RequestAuthorizer {

  private final VaultClient vault;
  private final String app;

  VaultAuthorizer(VaultClient vault, String app) {
    this.vault = vault;
    this.app = app;
  }

  @Override
  public Uni<String> authorize(SignableRequest request, Actor actor) {
    return vault.authorize(app, asked(request, actor)).map(Authorization::authorization);
  }

  private static AuthorizationRequest asked(SignableRequest request, Actor actor) {
    List<Field> form =
        request.form().stream()
            .map(parameter -> new Field(parameter.name(), parameter.value()))
            .toList();
    String url = request.url().toString();
    return switch (actor) {
      case Actor.AppOwner() ->
          new AuthorizationRequest(request.method(), url, form, ActingAs.APP_OWNER, null);
      case Actor.User(String userId) ->
          new AuthorizationRequest(request.method(), url, form, ActingAs.USER, userId);
      case Actor.AppOnly() ->
          throw new IllegalStateException("the vault makes requests with the bearer itself");
    };
  }
}

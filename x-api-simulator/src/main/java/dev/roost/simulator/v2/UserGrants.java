package dev.roost.simulator.v2;

import dev.roost.simulator.app.Apps;
import dev.roost.simulator.token.Grant;
import dev.roost.simulator.token.Grants;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The OAuth 2.0 access tokens of users. */
@Singleton
final class UserGrants implements BearerRealm {

  private final Apps apps;
  private final Grants grants;

  UserGrants(Apps apps, Grants grants) {
    this.apps = apps;
    this.grants = grants;
  }

  @Override
  public Optional<Requester> requester(String token) {
    return grants.find(token).flatMap(this::withUser);
  }

  private Optional<Requester> withUser(Grant grant) {
    return apps.find(grant.app())
        .map(app -> Requester.withUser(app, grant.userId(), grant.scopes()));
  }
}

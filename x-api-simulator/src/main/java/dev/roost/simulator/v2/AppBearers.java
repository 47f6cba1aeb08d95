package dev.roost.simulator.v2;

import dev.roost.simulator.app.Apps;
import dev.roost.simulator.token.Bearers;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The bearers of apps on their own. */
@Singleton
final class AppBearers implements BearerRealm {

  private final Apps apps;
  private final Bearers bearers;

  AppBearers(Apps apps, Bearers bearers) {
    this.apps = apps;
    this.bearers = bearers;
  }

  @Override
  public Optional<Requester> requester(String token) {
    return bearers.appOf(token).flatMap(apps::find).map(Requester::alone);
  }
}

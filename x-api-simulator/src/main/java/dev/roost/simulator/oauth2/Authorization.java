package dev.roost.simulator.oauth2;

import dev.roost.simulator.app.Apps;
import dev.roost.simulator.user.User;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What people say to apps, and where their browsers go then. */
@Singleton
final class Authorization {

  private final Apps apps;
  private final Codes codes;

  Authorization(Apps apps, Codes codes) {
    this.apps = apps;
    this.codes = codes;
  }

  /** What a browser brings, by the query of the page. */
  AuthorizationRequest.Reading read(String query) {
    return AuthorizationRequest.read(query, apps);
  }

  /**
   * That user lets the app do some of what it asks for.
   *
   * @param chosen what the user left in; whatever was not asked for does not count, and nothing at
   *     all is a no
   */
  String allow(AuthorizationRequest request, User user, Set<String> chosen) {
    List<String> granted = request.scopes().stream().filter(chosen::contains).toList();
    return granted.isEmpty()
        ? request.denied()
        : request.allowed(codes.make(request, user.id(), granted));
  }
}

package dev.roost.simulator.v2;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Permission;
import java.util.Collection;
import java.util.Set;

/**
 * Who calls.
 *
 * @param userId the user whose token it is; empty for an app on its own
 * @param permission what an OAuth 1.0a token is good for; everything for other credentials
 * @param scopes what an OAuth 2.0 token of a user is good for; empty for other credentials, which
 *     have none
 */
public record Requester(
    App app, Credential credential, String userId, Permission permission, Set<String> scopes) {

  /** A copy of the scopes is kept. */
  public Requester {
    scopes = Set.copyOf(scopes);
  }

  /** An app on its own. */
  static Requester alone(App app) {
    return new Requester(app, Credential.BEARER, "", Permission.DIRECT_MESSAGES, Set.of());
  }

  /** An app with a user's OAuth 2.0 token. */
  static Requester withUser(App app, String userId, Collection<String> scopes) {
    return new Requester(
        app, Credential.OAUTH_2_USER, userId, Permission.DIRECT_MESSAGES, Set.copyOf(scopes));
  }

  /** 403 in X's words where an OAuth 1.0a token is not good for as much. */
  public void require(Permission least) {
    if (permission.compareTo(least) < 0) {
      throw ProblemException.oauth1Permissions();
    }
  }

  /** 403 where an OAuth 2.0 token of a user lacks one of these scopes. */
  public void requireScopes(Set<String> all) {
    if (credential == Credential.OAUTH_2_USER && !scopes.containsAll(all)) {
      throw ProblemException.scopeMissing();
    }
  }

  /** 403 where an OAuth 2.0 token of a user has none of these scopes. */
  public void requireOneOf(Set<String> some) {
    if (credential == Credential.OAUTH_2_USER && some.stream().noneMatch(scopes::contains)) {
      throw ProblemException.scopeMissing();
    }
  }
}

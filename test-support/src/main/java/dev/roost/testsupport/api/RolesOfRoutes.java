package dev.roost.testsupport.api;

import dev.roost.testsupport.issuer.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * Calls every route of a running service as people with each role: for every app, bound to the app
 * in the path, bound to another, and misspelt. The routes are the OpenAPI document's, so that a new
 * one cannot be forgotten; one without an app in its path must refuse every bound role, unless the
 * test says that it filters.
 */
public final class RolesOfRoutes {

  private static final Set<String> BINDABLE = Set.of("viewer", "operator", "admin");
  private static final List<String> ALL = List.of("viewer", "operator", "admin", "auditor");
  private static final String OTHER_APP = "another-app";

  private final ApiDocument document;
  private final int port;
  private final Map<String, String> pathValues;
  private final Set<String> filtered;
  private final String app;
  private final Map<List<String>, String> tokens = new HashMap<>();
  private final SoftAssertions softly = new SoftAssertions();
  private int tried;

  /**
   * Of a service on this machine.
   *
   * @param port of its API
   * @param pathValues a valid value of each path parameter that not every text is one of; {@code
   *     app} is among them
   * @param filtered routes without an app that show each caller their own apps, such as {@code GET
   *     /api/v1/apps}
   */
  public RolesOfRoutes(
      ApiDocument document, int port, Map<String, String> pathValues, Set<String> filtered) {
    this.document = document;
    this.port = port;
    this.pathValues = Map.copyOf(pathValues);
    this.filtered = Set.copyOf(filtered);
    this.app = pathValues.getOrDefault("app", "");
  }

  /** Each route lets in whom it should, and nobody else; gives how many calls were made. */
  public int letInWhomTheyShould() {
    for (Route route : document.routes()) {
      ALL.forEach(role -> callAsEachHolder(route, role));
      // Together: none of them gives anything.
      check(route, false, misspelt());
    }
    softly.assertAll();
    return tried;
  }

  private void callAsEachHolder(Route route, String role) {
    boolean allowed = route.roles().contains(role);
    boolean allowedBound = allowed && BINDABLE.contains(role);
    boolean ofAnApp = route.variables().contains("app");
    boolean filters = filtered.contains(route.toString());
    check(route, allowed, role);
    check(route, allowedBound && (ofAnApp || filters), role + ":" + app);
    check(route, allowedBound && filters, role + ":" + OTHER_APP);
    check(route, allowedBound && filters, role + ":" + app.toUpperCase(Locale.ROOT));
    // A role for every app and one for another app do not add up.
    boolean viewer = route.roles().contains("viewer");
    check(route, allowed || (viewer && filters), role, "viewer:" + OTHER_APP);
    check(route, viewer || (allowedBound && filters), role + ":" + OTHER_APP, "viewer");
  }

  private String[] misspelt() {
    return BINDABLE.stream()
        .flatMap(role ->
            Stream.of(
                role + ":",
                role + "::" + app,
                role + ":" + app + ":",
                role + ": " + app,
                role + ":" + app + " " + OTHER_APP,
                role + ":*",
                role + "," + app,
                role.toUpperCase(Locale.ROOT) + ":" + app,
                " " + role,
                ":" + app,
                "root:" + app))
        .toArray(String[]::new);
  }

  /** A request that is refused anyway: 400 where the caller is let in, 403 where not. */
  private void check(Route route, boolean letIn, String... entries) {
    RawResponse response =
        RawRequest.of(route.method(), route.with(pathValues) + "?noSuchParameter=1")
            .header("Authorization", "Bearer " + token(entries))
            .send(port);
    String type = response.json().path("type").asText();
    softly
        .assertThat(response.status() + " " + type)
        .as("%s as %s", route, List.of(entries))
        .isEqualTo(
            letIn ? "400 urn:roost:problem:invalid-request" : "403 urn:roost:problem:forbidden");
    tried++;
  }

  private String token(String... entries) {
    return tokens.computeIfAbsent(List.of(entries), _ -> Tokens.person(entries));
  }
}

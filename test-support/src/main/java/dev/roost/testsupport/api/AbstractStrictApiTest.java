package dev.roost.testsupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every route of a service: what it must refuse, and whom. A service's Quarkus test extends it. */
public abstract class AbstractStrictApiTest {

  /** Of each role in each binding, and of all misspelt ones together. */
  private static final int LEAST_CALLS_OF_A_ROUTE = 20;

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi = "";

  @TestHTTPResource("/")
  URI api = URI.create("/");

  private final int leastBadInputs;
  private final Map<String, String> pathValues;
  private final Set<String> filtered;

  /**
   * Of a service.
   *
   * @param leastBadInputs fewer would mean that the table is not filled
   * @param pathValues a valid value of each path parameter that not every text is one of; {@code
   *     app} is among them
   * @param filtered routes without an app that show each caller their own apps, such as {@code GET
   *     /api/v1/apps}
   */
  protected AbstractStrictApiTest(
      int leastBadInputs, Map<String, String> pathValues, Set<String> filtered) {
    this.leastBadInputs = leastBadInputs;
    this.pathValues = Map.copyOf(pathValues);
    this.filtered = Set.copyOf(filtered);
  }

  /** Tokens of which at least one may call each route. */
  protected abstract List<String> tokens();

  @Test
  void everyRouteRefusesWhatItCannotReadWithADocumentedProblem() {
    int tried = strict().refusesBadInput();

    assertThat(tried).isGreaterThan(leastBadInputs);
  }

  @Test
  void everyRouteAsksForATokenBeforeItReadsAnythingElse() {
    strict().asksForATokenFirst();
  }

  @Test
  void everyRouteLetsInTheRolesOfItsAppAndNobodyElse() {
    ApiDocument document = ApiDocument.at(openApi);

    int tried =
        new RolesOfRoutes(document, api.getPort(), pathValues, filtered).letInWhomTheyShould();

    assertThat(tried).isGreaterThan(document.routes().size() * LEAST_CALLS_OF_A_ROUTE);
  }

  @Test
  void noPathLeadsElsewhereThanItSays() {
    strict().refusesDotSegments();
  }

  @Test
  void everyPathNamesTheMethodsThatItTakes() {
    strict().namesTheMethodsOfAPath();
  }

  @Test
  void everyRouteRefusesMediaTypesThatItDoesNotHaveWithADocumentedProblem() {
    strict().refusesMediaTypesItDoesNotHave();
  }

  private StrictApi strict() {
    return new StrictApi(ApiDocument.at(openApi), api.getPort(), tokens(), pathValues);
  }
}

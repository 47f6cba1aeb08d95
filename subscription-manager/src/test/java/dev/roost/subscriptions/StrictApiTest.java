package dev.roost.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.api.ApiDocument;
import dev.roost.testsupport.api.StrictApi;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every route of the service, with everything that it must refuse. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StrictApiTest {

  /** Fewer would mean that the table is not filled. */
  private static final int LEAST = 200;

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @TestHTTPResource("/")
  URI api;

  @Test
  void everyRouteRefusesWhatItCannotReadWithADocumentedProblem() {
    int tried = strict().refusesBadInput();

    assertThat(tried).isGreaterThan(LEAST);
  }

  @Test
  void everyRouteAsksForATokenBeforeItReadsAnythingElse() {
    strict().asksForATokenFirst();
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
    return new StrictApi(
        ApiDocument.at(openApi),
        api.getPort(),
        List.of(Tokens.person("operator")),
        Map.of("app", "strict", "endpoint", "main", "userId", "7", "invitation", "none"));
  }
}

package dev.roost.subscriptions;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.api.AbstractStrictApiTest;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every route of the service, with everything that it must refuse, and everybody. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StrictApiTest extends AbstractStrictApiTest {

  StrictApiTest() {
    super(
        200,
        Map.of("app", "strict", "endpoint", "main", "userId", "7", "invitation", "none"),
        Set.of());
  }

  @Override
  protected List<String> tokens() {
    return List.of(Tokens.person("operator"));
  }
}

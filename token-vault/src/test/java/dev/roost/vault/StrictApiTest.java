package dev.roost.vault;

import dev.roost.testsupport.api.AbstractStrictApiTest;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Surroundings;
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
        250,
        Map.of("app", "strict", "userId", "7", "id", "consumer-1"),
        Set.of("GET /api/v1/apps"));
  }

  @Override
  protected List<String> tokens() {
    return List.of(
        Tokens.admin(), Tokens.service("webhook-ingest"), Tokens.service("subscription-manager"));
  }
}

package dev.roost.testsupport.issuer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** For a service under test that trusts both the identity provider and the cluster. */
public final class IssuersResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return IssuerKeys.serviceSettings(Issuer.PEOPLE, Issuer.SERVICES);
  }

  @Override
  public void stop() {
    // Nothing runs.
  }
}

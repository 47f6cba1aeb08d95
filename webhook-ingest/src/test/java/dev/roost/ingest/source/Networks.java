package dev.roost.ingest.source;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * X's own networks, as far as tests need them, beside the network that Roost's own calls of the
 * public URL come from. One profile for all tests of both: each profile is a start of the service.
 */
public final class Networks implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "roost.ingest.sources.allowed", "199.59.148.0/22,2001:db8::/32",
        "roost.ingest.sources.own", "192.0.2.0/24,3fff::/20",
        "roost.ingest.sources.trusted-proxies", "127.0.0.0/8,10.0.0.0/8");
  }
}

package dev.roost.stack.issuer;

import dev.roost.stack.state.PrivateFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both issuers: what verifies their tokens, and files with tokens that are never out of date. */
public final class Issuers {

  /** The {@code iss} of services' tokens: a cluster's own. */
  public static final String CLUSTER = "https://kubernetes.default.svc.cluster.local";

  private static final String VAULT = "token-vault";

  private final StateDirectory state;
  private final List<String> services;
  private final Lifetimes lifetimes;
  private final Clock clock;
  private final IdentityProvider people;
  private final SigningKey cluster;
  private Instant peopleWritten = Instant.MIN;
  private Instant servicesWritten = Instant.MIN;

  /**
   * Reads the keys, or makes them at the first start.
   *
   * @param services those that call token-vault
   */
  public Issuers(StateDirectory state, List<String> services, Lifetimes lifetimes, Clock clock)
      throws IOException {
    this.state = state;
    this.services = List.copyOf(services);
    this.lifetimes = lifetimes;
    this.clock = clock;
    this.people = new IdentityProvider(state, lifetimes.people(), clock);
    this.cluster = SigningKey.in(state.issuers().resolve("services.pem"));
  }

  /** What a service is told to verify people's tokens. */
  public Map<String, String> peopleEnvironment() {
    return Map.of(
        "ROOST_ACCESS_PEOPLE_ISSUER",
        IdentityProvider.ISSUER,
        "ROOST_ACCESS_PEOPLE_PUBLIC_KEY",
        people.publicKey());
  }

  /** What token-vault is told, beside that, to verify services' tokens. */
  public Map<String, String> servicesEnvironment() {
    return Map.of(
        "ROOST_ACCESS_SERVICES_ISSUER",
        CLUSTER,
        "ROOST_ACCESS_SERVICES_PUBLIC_KEY",
        cluster.publicKey());
  }

  /** Writes every token whose life is four fifths over, as Kubernetes does, and the first ones. */
  public synchronized void refresh() throws IOException {
    Instant now = clock.instant();
    if (isDue(peopleWritten, lifetimes.people(), now)) {
      for (String role : RoleEntry.ROLES) {
        RoleEntry everywhere = new RoleEntry(role, Optional.empty());
        write(state.personToken(role), people.token(everywhere, IdentityProvider.AUDIENCES));
      }
      peopleWritten = now;
    }
    if (isDue(servicesWritten, lifetimes.services(), now)) {
      for (String service : services) {
        write(state.serviceToken(service), service(service));
      }
      servicesWritten = now;
    }
  }

  private static boolean isDue(Instant written, Duration lifetime, Instant now) {
    return written.equals(Instant.MIN)
        || !now.isBefore(written.plus(lifetime.multipliedBy(4).dividedBy(5)));
  }

  private String service(String name) {
    Token token =
        new Token(CLUSTER, "system:serviceaccount:roost:" + name, List.of(VAULT), List.of());
    return token.signed(cluster, clock.instant(), lifetimes.services());
  }

  private static void write(Path file, String token) throws IOException {
    PrivateFile.write(file, token.getBytes(StandardCharsets.US_ASCII));
  }
}

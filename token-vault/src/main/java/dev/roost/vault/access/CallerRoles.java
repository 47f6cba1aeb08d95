package dev.roost.vault.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Gives a verified token its roles. A person has those of {@code viewer}, {@code operator} and
 * {@code admin} that the token names; a service the one its subject is mapped to, whatever its
 * token says. Nobody gets a role from the other side.
 */
@ApplicationScoped
class CallerRoles implements SecurityIdentityAugmentor {

  private final Map<String, String> services;

  CallerRoles(AccessConfig config) {
    AccessConfig.Subjects subjects = config.subjects();
    this.services =
        Map.of(
            subjects.webhookIngest(), Roles.WEBHOOK_INGEST,
            subjects.subscriptionManager(), Roles.SUBSCRIPTION_MANAGER,
            subjects.replayWorker(), Roles.REPLAY_WORKER);
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.isAnonymous()
        ? Uni.createFrom().item(identity)
        : Uni.createFrom().item(() -> known(identity));
  }

  private SecurityIdentity known(SecurityIdentity identity) {
    String subject = subject(identity.getPrincipal());
    String tenant = identity.getAttribute("tenant-id");
    return switch (tenant) {
      case Tenants.PEOPLE -> as(identity, new Caller.Person(subject), rolesOfPerson(identity));
      case Tenants.SERVICES -> as(identity, new Caller.Service(subject), rolesOfService(subject));
      case null, default -> throw new AuthenticationFailedException();
    };
  }

  private static String subject(@Nullable Principal principal) {
    if (principal instanceof JsonWebToken token && token.getSubject() != null) {
      return token.getSubject();
    }
    throw new AuthenticationFailedException();
  }

  private static Set<String> rolesOfPerson(SecurityIdentity identity) {
    Set<String> roles = new HashSet<>(identity.getRoles());
    roles.retainAll(Roles.OF_PEOPLE);
    return roles;
  }

  private Set<String> rolesOfService(String subject) {
    String role = services.get(subject);
    return role == null ? Set.of() : Set.of(role);
  }

  private static SecurityIdentity as(SecurityIdentity identity, Caller caller, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addAttribute(Caller.ATTRIBUTE, caller)
        .addRoles(roles)
        .build();
  }
}

package dev.roost.admin.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Gives a verified token its roles. A person has those of {@code viewer}, {@code operator} and
 * {@code admin} that the token names; a service those that {@link ServiceRoles} knows its subject
 * by, whatever its token says. Nobody gets a role from the other side.
 */
@ApplicationScoped
class CallerRoles implements SecurityIdentityAugmentor {

  private final Instance<ServiceRoles> services;

  CallerRoles(@Any Instance<ServiceRoles> services) {
    this.services = services;
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
    return services.isResolvable() ? services.get().rolesOf(subject) : Set.of();
  }

  private static SecurityIdentity as(SecurityIdentity identity, Caller caller, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addAttribute(Caller.ATTRIBUTE, caller)
        .addRoles(roles)
        .build();
  }
}

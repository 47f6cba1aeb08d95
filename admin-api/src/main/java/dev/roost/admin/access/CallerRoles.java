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
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Gives a verified token the roles that count on the called route. A person has those that the
 * token names: for every app, or bound to the app in the route's path. A service has those that
 * {@link ServiceRoles} knows its subject by, whatever its token says. Nobody gets a role from the
 * other side.
 */
@ApplicationScoped
class CallerRoles implements SecurityIdentityAugmentor {

  private final Instance<ServiceRoles> services;
  private final CalledRoute route;

  CallerRoles(@Any Instance<ServiceRoles> services, CalledRoute route) {
    this.services = services;
    this.route = route;
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
      case Tenants.PEOPLE -> person(identity, new Caller.Person(subject));
      case Tenants.SERVICES ->
          as(identity, new Caller.Service(subject), rolesOfService(subject)).build();
      case null, default -> throw new AuthenticationFailedException();
    };
  }

  private static String subject(@Nullable Principal principal) {
    if (principal instanceof JsonWebToken token && token.getSubject() != null) {
      return token.getSubject();
    }
    throw new AuthenticationFailedException();
  }

  private SecurityIdentity person(SecurityIdentity identity, Caller.Person caller) {
    RoleBindings bindings = RoleBindings.of(identity.getRoles());
    return as(identity, caller, rolesOnRoute(bindings))
        .addAttribute(RoleBindings.ATTRIBUTE, bindings)
        .build();
  }

  private Set<String> rolesOnRoute(RoleBindings bindings) {
    return route.isFilteredByApp()
        ? bindings.rolesForAnyApp()
        : route.app().map(bindings::rolesFor).orElse(bindings.everywhere());
  }

  private Set<String> rolesOfService(String subject) {
    return services.isResolvable() ? services.get().rolesOf(subject) : Set.of();
  }

  private static QuarkusSecurityIdentity.Builder as(
      SecurityIdentity identity, Caller caller, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addAttribute(Caller.ATTRIBUTE, caller)
        .addRoles(roles);
  }
}

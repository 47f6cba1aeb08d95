package dev.roost.admin.doubles;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.DenialWitness;
import dev.roost.admin.access.ServiceRoles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that knows one neighbour, and remembers whom it sent away. */
@ApplicationScoped
public class Neighbour implements ServiceRoles, DenialWitness {

  private final List<String> sentAway = new CopyOnWriteArrayList<>();

  @Override
  public Set<String> rolesOf(String subject) {
    return subject.equals("system:serviceaccount:roost:neighbour") ? Set.of("neighbour") : Set.of();
  }

  @Override
  public Uni<Void> denied(Caller caller) {
    return Uni.createFrom().voidItem().invoke(() -> sentAway.add(caller.subject()));
  }

  /** The subjects of who was denied. */
  public List<String> sentAway() {
    return List.copyOf(sentAway);
  }
}

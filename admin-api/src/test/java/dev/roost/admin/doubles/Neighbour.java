package dev.roost.admin.doubles;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Refusal;
import dev.roost.admin.access.RefusalWitness;
import dev.roost.admin.access.ServiceRoles;
import dev.roost.admin.route.RouteMatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that knows one neighbour, and remembers whom it sent away. */
@ApplicationScoped
public class Neighbour implements ServiceRoles, RefusalWitness {

  private final List<String> sentAway = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  @Override
  public Set<String> rolesOf(String subject) {
    return subject.equals("system:serviceaccount:roost:neighbour") ? Set.of("neighbour") : Set.of();
  }

  @Override
  public Uni<Void> denied(Refusal refusal) {
    String who = refusal.identity().map(Caller::of).map(Caller::subject).orElseThrow();
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> sentAway.add(who))
        .invoke(() -> refused.add(line(refusal)));
  }

  @Override
  public void refused(Refusal refusal) {
    refused.add(line(refusal));
  }

  private static String line(Refusal refusal) {
    return "%d %s | %s | %s"
        .formatted(
            refusal.problem().status(),
            refusal.route().map(RouteMatch::route).orElse("no route"),
            refusal.reason(),
            refusal.identity().map(Caller::of).map(Caller::subject).orElse("nobody"));
  }

  /** Status, route, reason and subject of what was refused. */
  public List<String> refused() {
    return List.copyOf(refused);
  }

  /** The subjects of who was denied. */
  public List<String> sentAway() {
    return List.copyOf(sentAway);
  }
}

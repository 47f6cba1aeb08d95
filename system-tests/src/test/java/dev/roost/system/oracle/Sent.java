package dev.roost.system.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.roost.system.oracle.Happening.Trip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that was sent, by name; and where the log itself cannot be trusted. */
final class Sent {

  private final Map<ActivityName, Happening> happenings = new LinkedHashMap<>();
  private final Map<ActivityName, Map<String, Set<String>>> ids = new LinkedHashMap<>();
  private final Map<String, Set<ReplayWindow>> jobs = new HashMap<>();
  private final List<Finding> ambiguous = new ArrayList<>();

  Sent(List<Delivery> deliveries) {
    deliveries.forEach(this::add);
    ids.forEach(this::distrustSharedNames);
    happenings.values().forEach(this::distrustActs);
  }

  Map<ActivityName, Happening> happenings() {
    return happenings;
  }

  List<Finding> ambiguous() {
    return ambiguous;
  }

  @Nullable Happening get(ActivityName name) {
    return happenings.get(name);
  }

  private void add(Delivery delivery) {
    String app = delivery.origin().app();
    ReplayWindow replay = delivery.origin().replay();
    if (replay != null) {
      jobs.computeIfAbsent(delivery.origin().webhookId(), any -> new LinkedHashSet<>()).add(replay);
    }
    List<ActivityName> activities = Payload.read(app, delivery.body());
    Map<ActivityName, List<Delivery.Part>> parts =
        delivery.parts().stream().collect(groupingBy(part -> nameOf(app, part)));
    boolean whole =
        activities.size() == delivery.parts().size()
            && Set.copyOf(activities).equals(parts.keySet());
    if (!whole) {
      ambiguous.add(
          new Finding(
              Fault.AMBIGUOUS, delivery.toString(), "its body is not what its happenings say"));
      return;
    }
    for (ActivityName activity : activities) {
      var part = parts.getOrDefault(activity, List.of()).getFirst();
      happenings
          .computeIfAbsent(activity, name -> new Happening(name, new ArrayList<>()))
          .trips()
          .add(new Trip(delivery, part, activities));
    }
    parts.forEach((name, those) -> remember(delivery, name, those));
  }

  private static ActivityName nameOf(String app, Delivery.Part part) {
    List<ActivityName> one = Payload.read(app, part.body());
    return one.size() == 1 ? one.getFirst() : new ActivityName(app, "", "unreadable", part.id());
  }

  private void remember(Delivery delivery, ActivityName name, List<Delivery.Part> parts) {
    ids.computeIfAbsent(name, any -> new LinkedHashMap<>())
        .merge(
            delivery.origin().webhookId(),
            parts.stream().collect(mapping(Delivery.Part::id, toSet())),
            (known, more) -> {
              known.addAll(more);
              return known;
            });
  }

  /** All replay jobs of the webhooks it travelled through. */
  List<ReplayWindow> jobsOf(Happening happening) {
    return happening.trips().stream()
        .map(trip -> trip.delivery().origin().webhookId())
        .distinct()
        .flatMap(webhook -> jobs.getOrDefault(webhook, Set.of()).stream())
        .toList();
  }

  /** What comes out as an activity is somebody's act, and the same one wherever it is told. */
  private void distrustActs(Happening happening) {
    if (Kind.isSignal(happening.name().kind())) {
      return;
    }
    Act act = happening.act();
    boolean known = act != null && ActKind.of(act.kind()).isPresent();
    boolean same =
        happening.trips().stream().allMatch(trip -> Objects.equals(trip.part().act(), act));
    if (!known || !same) {
      ambiguous.add(
          new Finding(
              Fault.AMBIGUOUS,
              happening.name().toString(),
              "its deliveries tell of different acts, or of none that is known"));
    }
  }

  /** One happening goes once to each webhook; two of them under one name could hide a loss. */
  private void distrustSharedNames(ActivityName name, Map<String, Set<String>> byWebhook) {
    byWebhook.values().stream()
        .filter(shared -> shared.size() > 1)
        .map(shared -> new Finding(Fault.AMBIGUOUS, name.toString(), "names all of " + shared))
        .forEach(ambiguous::add);
  }
}

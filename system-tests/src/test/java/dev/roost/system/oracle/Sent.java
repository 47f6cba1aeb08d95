package dev.roost.system.oracle;

import static java.util.stream.Collectors.groupingBy;

import dev.roost.system.oracle.Happening.Trip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that was sent, by name; and where the log itself cannot be trusted. */
final class Sent {

  private final Map<ActivityName, Happening> happenings = new LinkedHashMap<>();
  private final Map<ActivityName, Map<String, Set<String>>> ids = new LinkedHashMap<>();
  private final Map<ActivityName, ActivityName> acts = new HashMap<>();
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

  /** What is called so in a body is called so here. */
  ActivityName known(ActivityName read) {
    return acts.getOrDefault(read, read);
  }

  private void add(Delivery delivery) {
    String app = delivery.origin().app();
    ReplayWindow replay = delivery.origin().replay();
    if (replay != null) {
      jobs.computeIfAbsent(delivery.origin().webhookId(), any -> new LinkedHashSet<>()).add(replay);
    }
    List<ActivityName> activities =
        Payload.read(app, delivery.body()).stream().map(read -> resolved(read, delivery)).toList();
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

  /**
   * What a body calls something by its {@code event_uuid} is the act that the log says: a copy may
   * have another uuid than the happening, and then it is the only one in its body.
   */
  private ActivityName resolved(ActivityName read, Delivery delivery) {
    if (!read.isByUuid()) {
      return read;
    }
    List<Delivery.Part> parts =
        delivery.parts().stream().filter(part -> isToldBy(read, part, delivery)).toList();
    if (parts.size() != 1) {
      return read;
    }
    ActivityName real = nameOf(delivery.origin().app(), parts.getFirst());
    ActivityName known = acts.putIfAbsent(read, real);
    if (known != null && !known.equals(real)) {
      ambiguous.add(
          new Finding(Fault.AMBIGUOUS, known.toString(), "has the event_uuid of " + real));
    }
    return real;
  }

  private static boolean isToldBy(ActivityName read, Delivery.Part part, Delivery delivery) {
    List<ActivityName> one = Payload.read(read.app(), part.body());
    return one.contains(read)
        || (delivery.parts().size() == 1
            && one.size() == 1
            && one.getFirst().isByUuid()
            && one.getFirst().of("").equals(read.of("")));
  }

  private static ActivityName nameOf(String app, Delivery.Part part) {
    List<ActivityName> one = Payload.read(app, part.body());
    if (one.size() != 1) {
      return new ActivityName(app, "", "unreadable", part.id());
    }
    Act act = part.act();
    ActivityName name = one.getFirst();
    return name.isByUuid() ? name.of(act == null ? part.id() : act.id()) : name;
  }

  /** By webhook and API: in the X Activity API each subscription tells of the same act. */
  private void remember(Delivery delivery, ActivityName name, List<Delivery.Part> parts) {
    Map<String, Set<String>> told = ids.computeIfAbsent(name, any -> new LinkedHashMap<>());
    for (Delivery.Part part : parts) {
      Act act = part.act();
      boolean isEnvelope = Envelope.of(part.body()).isPresent();
      told.computeIfAbsent(
              delivery.origin().webhookId() + (isEnvelope ? " activity" : ""),
              any -> new LinkedHashSet<>())
          .add(isEnvelope && act != null ? act.id() : part.id());
    }
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
    boolean same =
        happening.trips().stream()
            .map(trip -> trip.part().act())
            .allMatch(act -> Objects.equals(act, happening.act()));
    if (!same || !happening.trips().stream().allMatch(Sent::isOfItsAct)) {
      ambiguous.add(
          new Finding(
              Fault.AMBIGUOUS,
              happening.name().toString(),
              "its deliveries tell of different acts, of none that is known, or not as X does"));
    }
  }

  /** An event of the X Activity API that nobody did is what it says: it was raised by hand. */
  private static boolean isOfItsAct(Trip trip) {
    Act act = trip.part().act();
    Optional<Envelope> envelope = Envelope.of(trip.part().body());
    return act == null
        ? envelope.isPresent()
        : ActKind.of(act.kind())
            .filter(kind -> envelope.isEmpty() || kind.isToldAs(envelope.get(), act))
            .isPresent();
  }

  /** One happening goes once to each webhook; two of them under one name could hide a loss. */
  private void distrustSharedNames(ActivityName name, Map<String, Set<String>> byWebhook) {
    byWebhook.values().stream()
        .filter(shared -> shared.size() > 1)
        .map(shared -> new Finding(Fault.AMBIGUOUS, name.toString(), "names all of " + shared))
        .forEach(ambiguous::add);
  }
}

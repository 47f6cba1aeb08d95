package dev.roost.subscriptions.preflight;

import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.heartbeat.Heartbeat.Unverified;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether deliveries were refused for their signature, by endpoint, as webhook-ingest tells in its
 * heartbeats. Deliveries without any signature are not told of: X signs all.
 */
@ApplicationScoped
class DeliveryChecks {

  private static final String NAME = "deliveries";
  private static final String AGAIN =
      " X tries a delivery again for five minutes, and what is accepted then is not lost; replay"
          + " what was refused before.";

  private final RecentHeartbeats heartbeats;
  private final DeliveryCheckConfig config;
  private final Clock clock;

  DeliveryChecks(RecentHeartbeats heartbeats, DeliveryCheckConfig config, Clock clock) {
    this.heartbeats = heartbeats;
    this.config = config;
    this.clock = clock;
  }

  private record Refused(String endpoint, String cause) {}

  /** Never fails. */
  Uni<List<Check>> of(String app) {
    return heartbeats
        .of(app)
        .map(said -> checks(app, said))
        .onFailure()
        .recoverWithItem(List.of(UNREAD));
  }

  private static final Check UNREAD =
      Check.bad(
          NAME,
          "roost.heartbeats could not be read",
          "Kafka does not answer, or subscription-manager may not read the topic.",
          "Check Kafka; where it has ACLs, run kafka-admin acls apply.");

  private List<Check> checks(String app, List<Heartbeat> said) {
    Map<Refused, Unverified> recent = recent(said);
    List<Check> found =
        recent.entrySet().stream()
            .flatMap(one -> check(app, one.getKey(), one.getValue()).stream())
            .toList();
    return found.isEmpty() ? List.of(nothing(said)) : found;
  }

  private static Check nothing(List<Heartbeat> said) {
    return Check.good(
        NAME,
        said.isEmpty()
            ? "No webhook-ingest tells of deliveries of the app yet"
            : "No delivery was refused for its signature lately");
  }

  /** Over all replicas, with the time of the last. */
  private Map<Refused, Unverified> recent(List<Heartbeat> said) {
    Instant since = clock.instant().minus(config.window());
    Map<Refused, Unverified> all =
        new TreeMap<>(Comparator.comparing(Refused::endpoint).thenComparing(Refused::cause));
    for (Heartbeat one : said) {
      Map<String, Map<String, Unverified>> unverified = one.unverified();
      if (unverified != null) {
        unverified.forEach((endpoint, causes) ->
            causes.forEach((cause, refused) -> {
              if (Instant.parse(refused.lastAt()).isAfter(since)) {
                all.merge(new Refused(endpoint, cause), refused, DeliveryChecks::sum);
              }
            }));
      }
    }
    return all;
  }

  private static Unverified sum(Unverified one, Unverified other) {
    boolean isLater = Instant.parse(one.lastAt()).isAfter(Instant.parse(other.lastAt()));
    return new Unverified(one.count() + other.count(), isLater ? one.lastAt() : other.lastAt());
  }

  private static List<Check> check(String app, Refused refused, Unverified how) {
    String told =
        ", %d since webhook-ingest started, the last at %s".formatted(how.count(), how.lastAt());
    String name = NAME + " " + refused.endpoint();
    String vault = "PUT /api/v1/apps/" + app + " at token-vault";
    return switch (refused.cause()) {
      case "no-client-secret" ->
          List.of(
              Check.bad(
                  name,
                  "Deliveries signed with an OAuth 2.0 client secret are refused, since the vault"
                      + " has none of the app"
                      + told,
                  "A client secret was made in X's developer portal, and X signs with it from then"
                      + " on; or a stranger sends them.",
                  "Put the client id and the secret into the vault: " + vault + "." + AGAIN));
      case "bad-signature" ->
          List.of(
              Check.bad(
                  name,
                  "Deliveries are refused, since their signature fits none of the app's secrets"
                      + told,
                  "A secret was made anew at X and the vault has the one before, or the vault has"
                      + " another app's; or something between X and webhook-ingest changes bodies;"
                      + " or a stranger sends them.",
                  "Compare the consumer key and the client id in X's developer portal with those of"
                      + " the vault, and put the present secrets in: "
                      + vault
                      + "."
                      + AGAIN));
      case "modern-required" ->
          List.of(
              Check.bad(
                  name,
                  "Deliveries are refused, since they have the legacy signature alone" + told,
                  "The app has requireModern at the vault, and X signs with the consumer secret.",
                  "Make a client secret in X's developer portal and put it into the vault, or take"
                      + " requireModern back: "
                      + vault
                      + "."
                      + AGAIN));
      default -> List.of();
    };
  }
}

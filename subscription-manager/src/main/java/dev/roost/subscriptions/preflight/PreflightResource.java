package dev.roost.subscriptions.preflight;

import dev.roost.admin.access.Roles;
import dev.roost.contracts.name.AppName;
import dev.roost.kafkatables.health.Kafka;
import dev.roost.outbox.relay.BlockedKey;
import dev.roost.outbox.relay.OutboxRelay;
import dev.roost.subscriptions.publicurl.Answered;
import dev.roost.subscriptions.publicurl.Answered.WellFormed;
import dev.roost.subscriptions.publicurl.Answered.Wrong;
import dev.roost.subscriptions.publicurl.PublicUrlClient;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Looks at everything a webhook needs, and changes nothing. */
@Path("/api/v1/apps/{app}/preflight")
@Tag(name = "webhooks")
final class PreflightResource {

  private final AccountChecks account;
  private final PublicUrlClient publicUrl;
  private final Webhooks webhooks;
  private final OutboxRelay relay;
  private final Kafka kafka;
  private final DeliveryChecks deliveries;

  PreflightResource(
      AccountChecks account,
      PublicUrlClient publicUrl,
      Webhooks webhooks,
      OutboxRelay relay,
      Kafka kafka,
      DeliveryChecks deliveries) {
    this.account = account;
    this.publicUrl = publicUrl;
    this.webhooks = webhooks;
    this.relay = relay;
    this.kafka = kafka;
    this.deliveries = deliveries;
  }

  /** X is asked two questions where nobody asked them within the last minute. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Check the vault, X, the public URLs, Kafka, and what X delivers",
      description =
          "A public URL is judged by the form of its answer alone: Roost holds no secret here, so"
              + " whether the signature is right only X can say. Deliveries that webhook-ingest refused for"
              + " their signature within the last five minutes are told of by endpoint.")
  @APIResponse(
      responseCode = "200",
      description = "What was found",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Preflight.class)))
  public Uni<RestResponse<Preflight>> check(AppName app) {
    return webhooks.of(app.value()).flatMap(all -> check(app, all));
  }

  private Uni<RestResponse<Preflight>> check(AppName app, List<Webhook> known) {
    return Uni.combine()
        .all()
        .unis(
            account.of(app.value(), Webhooks.apisOf(known)),
            publicUrls(known),
            kafka(),
            announcements(),
            deliveries.of(app.value()))
        .asTuple()
        .map(all ->
            AgeHeader.ok(
                Preflight.of(
                    app.value(),
                    Stream.of(
                            all.getItem1().checks(),
                            all.getItem2(),
                            List.of(all.getItem3(), all.getItem4()),
                            all.getItem5())
                        .flatMap(List::stream)
                        .toList()),
                all.getItem1().ages().stream()));
  }

  private Uni<List<Check>> publicUrls(List<Webhook> known) {
    List<Webhook> wanted = known.stream().filter(Webhook::wanted).toList();
    return wanted.isEmpty()
        ? Uni.createFrom().item(List.of(NO_WEBHOOK))
        : Multi.createFrom()
            .iterable(wanted)
            .onItem()
            .transformToUniAndMerge(this::publicUrl)
            .collect()
            .asList();
  }

  private static final Check NO_WEBHOOK =
      Check.good("public-url", "The app has no webhook yet; PUT one, and its URL is challenged");

  private Uni<Check> publicUrl(Webhook webhook) {
    String name = "public-url " + webhook.key().endpoint();
    return publicUrl.challenge(webhook.url()).map(answer -> check(name, answer));
  }

  private static Check check(String name, Answered answer) {
    return switch (answer) {
      case WellFormed _ -> Check.good(name, "The public URL answers challenges in X's form");
      case Wrong(String what, String cause, String remedy) -> Check.bad(name, what, cause, remedy);
    };
  }

  private Uni<Check> kafka() {
    return kafka
        .answers()
        .map(up ->
            up
                ? Check.good("kafka", "Kafka answers")
                : Check.bad(
                    "kafka",
                    "Kafka does not answer",
                    "The brokers are down, or kafka.bootstrap.servers names others.",
                    "webhook-ingest learns nothing new of webhooks until it is back."));
  }

  private Uni<Check> announcements() {
    return relay
        .blocked()
        .flatMap(blocked -> relay.waiting().map(waiting -> announcements(blocked, waiting)))
        .onFailure()
        .recoverWithItem(failure -> Check.failed("announcements", failure));
  }

  private static Check announcements(List<BlockedKey> blocked, long waiting) {
    String what = waiting + " announcements wait, " + blocked.size() + " keys for a failed one";
    return blocked.isEmpty()
        ? Check.good("announcements", what)
        : Check.bad(
            "announcements",
            what,
            "Kafka is away, or a topic is missing; the last failure was "
                + blocked.getFirst().lastFailure()
                + ".",
            "They are tried again by themselves once that is mended.");
  }
}

package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.subscription.SubscriptionPage.Differences;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.work.Waiting.Whose;
import dev.roost.subscriptions.x.AsksX;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.subscriptions.x.Trouble.Passing;
import dev.roost.subscriptions.x.Trouble.Temporary;
import dev.roost.subscriptions.x.TroubleMappers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who is subscribed through a webhook. */
@Path("/api/v1/apps/{app}/webhooks/{endpoint}/subscriptions")
@Tag(name = "subscriptions")
final class SubscriptionResource {

  private final Subscriptions subscriptions;
  private final Observation observation;
  private final Bulk bulk;
  private final Webhooks webhooks;
  private final PublicUrlConfig urls;

  SubscriptionResource(
      Subscriptions subscriptions,
      Observation observation,
      Bulk bulk,
      Webhooks webhooks,
      PublicUrlConfig urls) {
    this.subscriptions = subscriptions;
    this.observation = observation;
    this.bulk = bulk;
    this.webhooks = webhooks;
    this.urls = urls;
  }

  /** By user id; X's own list is compared, where asked for, and nothing is done about it. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "By user id",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionPage.class)))
  @Operation(summary = "A webhook's subscriptions, by user id")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.WEBHOOK_NOT_AT_X})
  @AsksX
  public Uni<RestResponse<SubscriptionPage>> list(
      AppName app,
      EndpointName endpoint,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @Parameter(description = "Show how X's list differs, as it was within the last minute")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    WebhookKey key = WebhookKey.of(app, endpoint);
    int size = Page.limit(limit);
    String after = Cursor.after(cursor, UserId::parse);
    return webhooks
        .known(key)
        .flatMap(webhook -> differences(webhook, observe))
        .flatMap(differences ->
            subscriptions
                .page(key, after, size + 1)
                .map(read ->
                    AgeHeader.ok(
                        page(read, size, differences.map(Reading::value).orElse(null)),
                        differences.map(Reading::age).stream())));
  }

  private Uni<Optional<Reading<Differences>>> differences(Webhook webhook, boolean observe) {
    return observe
        ? observation.differences(webhook).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private static SubscriptionPage page(
      List<Subscription> read, int limit, @Nullable Differences differences) {
    Page<Subscription> page = Page.of(read, limit, one -> one.key().userId());
    List<SubscriptionView> items = page.items().stream().map(SubscriptionView::of).toList();
    return new SubscriptionPage(items, page.next(), differences);
  }

  /** Subscribes the missing and ends the others, in the background. */
  @PUT
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "What is being done, or would be",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Plan.class)))
  @Operation(summary = "Make the subscriptions exactly this set of users")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.TOO_MANY_REMOVALS})
  public Uni<Plan> wantAll(AppName app, EndpointName endpoint, @Nullable WantedSet set) {
    WantedSet wanted = set == null ? new WantedSet(null, null, null) : set;
    return bulk.want(WebhookKey.of(app, endpoint), wanted);
  }

  /** One subscription. */
  @GET
  @Path("/{userId}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionView.class)))
  @Operation(summary = "One user's subscription")
  @Problems({
    ProblemType.UNKNOWN_SUBSCRIPTION,
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.WEBHOOK_NOT_AT_X,
    ProblemType.USER_NOT_CONNECTED
  })
  @AsksX
  public Uni<RestResponse<SubscriptionView>> get(
      AppName app,
      EndpointName endpoint,
      UserId userId,
      @Parameter(
              description =
                  "Show whether X has it, asked by the user's token within the last minute")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    SubscriptionKey key = SubscriptionKey.of(app, endpoint, userId);
    return subscriptions
        .find(key)
        .map(found -> found.orElseThrow(SubscriptionResource::unknown))
        .flatMap(one ->
            observe
                ? webhooks
                    .known(key.webhook())
                    .flatMap(webhook -> observation.of(webhook, one))
                    .map(seen -> AgeHeader.ok(seen.value(), Stream.of(seen.age())))
                : Uni.createFrom().item(RestResponse.ok(SubscriptionView.of(one))));
  }

  /** Subscribed already is a success. */
  @PUT
  @Path("/{userId}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "202",
      description = "Tried again at work.nextTryAt",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Subscribed",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionView.class)))
  @Operation(
      summary = "Subscribe a user, by the user's token",
      description =
          "200: subscribed. 202: X or the vault could not be asked, or X does not have the webhook"
              + " yet; tried again at work.nextTryAt. 409 user-not-connected: the user must connect"
              + " first. 502: X said no for good; what X or the vault refuses for now is a 202 with work.waiting.")
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.WEBHOOK_DELETED,
    ProblemType.USER_NOT_CONNECTED,
    ProblemType.X_REFUSED,
    ProblemType.VAULT_REFUSED
  })
  public Uni<RestResponse<SubscriptionView>> want(
      AppName app, EndpointName endpoint, UserId userId) {
    SubscriptionKey key = SubscriptionKey.of(app, endpoint, userId);
    return subscriptions.want(key, null).map(attempt -> answer(app, attempt));
  }

  /** Not subscribed any more is a success. */
  @DELETE
  @Path("/{userId}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "202",
      description = "Tried again at work.nextTryAt",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Not subscribed any more",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionView.class)))
  @Operation(
      summary = "End a user's subscription",
      description =
          "By the app's bearer, or with ?as=user by the user's token, which X has deprecated; each"
              + " falls back to the other where X does not know the first.")
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.USER_NOT_CONNECTED,
    ProblemType.X_REFUSED,
    ProblemType.VAULT_REFUSED
  })
  public Uni<RestResponse<SubscriptionView>> end(
      AppName app,
      EndpointName endpoint,
      UserId userId,
      @Parameter(description = "user, or app") @QueryParam("as") @DefaultValue("app") String as) {
    if (!as.equals("user") && !as.equals("app")) {
      throw ProblemException.invalid("as", "It is user or app.");
    }
    SubscriptionKey key = SubscriptionKey.of(app, endpoint, userId);
    return subscriptions.end(key, as.equals("user")).map(attempt -> answer(app, attempt));
  }

  private RestResponse<SubscriptionView> answer(AppName app, Attempt attempt) {
    return switch (attempt.trouble().orElse(null)) {
      case NotConnected trouble -> throw notConnected(app, trouble);
      case Lasting(var _, Whose whose) -> throw refused(attempt, whose);
      case Passing(var _, Whose whose, var _) when attempt.subscription().work().task() == null ->
          throw refused(attempt, whose);
      case Passing _, Temporary _ -> later(attempt);
      case null ->
          attempt.subscription().work().task() == null
              ? RestResponse.ok(SubscriptionView.of(attempt.subscription()))
              : later(attempt);
    };
  }

  private static RestResponse<SubscriptionView> later(Attempt attempt) {
    return RestResponse.accepted(SubscriptionView.of(attempt.subscription()));
  }

  private ProblemException notConnected(AppName app, Trouble trouble) {
    String connect = urls.connectUrl().toString() + "/connect/" + app;
    return ProblemType.USER_NOT_CONNECTED.exception(
        trouble.explanation().what()
            + ". "
            + trouble.explanation().cause()
            + " Have the user open "
            + connect
            + "; the subscription follows by itself.");
  }

  private static ProblemException refused(Attempt attempt, Whose whose) {
    return TroubleMappers.refused(whose)
        .exception(attempt.trouble().map(Trouble::reason).orElse(""));
  }

  private static ProblemException unknown() {
    return ProblemType.UNKNOWN_SUBSCRIPTION.exception(
        "Nobody asked for this user's subscription here. PUT to this path subscribes the user.");
  }
}

package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.publicurl.PublicUrlConfig;
import dev.roost.subscriptions.work.Waiting.Whose;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.subscriptions.x.Trouble.Passing;
import dev.roost.subscriptions.x.Trouble.Temporary;
import dev.roost.subscriptions.x.TroubleMappers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Begins and ends one user's subscription. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/webhooks/{endpoint}/subscriptions/{userId}")
@Tag(name = "subscriptions")
final class SubscriptionChangeResource {

  private final Subscriptions subscriptions;
  private final SubscriptionViews views;
  private final PublicUrlConfig urls;

  SubscriptionChangeResource(
      Subscriptions subscriptions, SubscriptionViews views, PublicUrlConfig urls) {
    this.subscriptions = subscriptions;
    this.views = views;
    this.urls = urls;
  }

  /** Subscribed already is a success. */
  @PUT
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
      description = "Subscribed; with ?dryRun=true what would be done",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(oneOf = {SubscriptionView.class, Plan.class})))
  @Operation(
      summary = "Subscribe a user to account activity or to event types",
      description =
          "Without a body: as before, and for a new user to account activity. Account activity is"
              + " subscribed to by the user's token; event types by what token-vault chooses for each."
              + " 200: subscribed. 202: X or the vault could not be asked, or X does not have the webhook"
              + " yet; tried again at work.nextTryAt. 409 user-not-connected: the user must connect"
              + " first. 502: X said no for good; what X or the vault refuses for now is a 202 with work.waiting.")
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.WEBHOOK_DELETED,
    ProblemType.ACTIVITY_NEEDS_API_2,
    ProblemType.SUBSCRIPTION_API_IS_FIXED,
    ProblemType.SUBSCRIPTION_ELSEWHERE,
    ProblemType.TOO_MANY_SUBSCRIPTIONS,
    ProblemType.USER_NOT_CONNECTED,
    ProblemType.X_REFUSED,
    ProblemType.VAULT_REFUSED
  })
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WantedSubscription.class)))
  public Uni<RestResponse<?>> want(
      AppName app,
      EndpointName endpoint,
      UserId userId,
      @Parameter(description = "true: what would be done, and nothing is")
          @QueryParam("dryRun")
          @DefaultValue("false")
          boolean dryRun,
      @Nullable WantedSubscription wanted) {
    SubscriptionKey key = SubscriptionKey.of(app, endpoint, userId);
    Optional<WantedEvents> events = wanted == null ? Optional.empty() : wanted.events();
    return dryRun
        ? subscriptions.plan(key, events).map(RestResponse::ok)
        : subscriptions
            .want(key, events)
            .flatMap(attempt -> answer(app, attempt))
            .map(answer -> answer);
  }

  /** Not subscribed any more is a success. */
  @DELETE
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
    return subscriptions.end(key, as.equals("user")).flatMap(attempt -> answer(app, attempt));
  }

  private Uni<RestResponse<SubscriptionView>> answer(AppName app, Attempt attempt) {
    boolean isDone = attempt.subscription().work().task() == null;
    return switch (attempt.trouble().orElse(null)) {
      case NotConnected trouble -> throw notConnected(app, trouble);
      case Lasting(var _, Whose whose) -> throw refused(attempt, whose);
      case Passing(var _, Whose whose, var _) when isDone -> throw refused(attempt, whose);
      case Passing _, Temporary _ -> later(attempt);
      case null -> isDone ? views.of(attempt.subscription()).map(RestResponse::ok) : later(attempt);
    };
  }

  private Uni<RestResponse<SubscriptionView>> later(Attempt attempt) {
    return views.of(attempt.subscription()).map(RestResponse::accepted);
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
}

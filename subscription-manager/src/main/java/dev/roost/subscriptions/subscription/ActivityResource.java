package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.subscriptions.activity.ActivityAtX;
import dev.roost.subscriptions.activity.ActivityProgress;
import dev.roost.subscriptions.activity.ActivitySettings;
import dev.roost.subscriptions.budget.Budgets;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.x.AsksX;
import dev.roost.xapi.v2.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An app's subscriptions of the X Activity API, over all its webhooks. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/activity")
@Tag(name = "subscriptions")
final class ActivityResource {

  private final Webhooks webhooks;
  private final ActivityDemand demand;
  private final ActivityProgress progress;
  private final ActivitySettings settings;
  private final Budgets budgets;
  private final Readings readings;
  private final Pool database;
  private final Clock clock;

  ActivityResource(
      Webhooks webhooks,
      ActivityDemand demand,
      ActivityProgress progress,
      ActivitySettings settings,
      Budgets budgets,
      Readings readings,
      Pool database,
      Clock clock) {
    this.webhooks = webhooks;
    this.demand = demand;
    this.progress = progress;
    this.settings = settings;
    this.budgets = budgets;
    this.readings = readings;
    this.database = database;
    this.clock = clock;
  }

  /**
   * What an app may have.
   *
   * @param maxSubscriptions 1 to 1,000,000
   */
  @Schema(name = "ActivitySetting", examples = "{\"maxSubscriptions\":150000}")
  public record Setting(@Nullable Integer maxSubscriptions) {}

  /** How far they are. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ActivityView.class)))
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "How many subscriptions of the X Activity API an app wants, has and may have",
      description =
          "With ?observe=true also what X has and nobody wants here. It is shown, counts and may be"
              + " billed, and is never deleted by itself.")
  @AsksX
  public Uni<RestResponse<ActivityView>> get(
      AppName app,
      @Parameter(description = "Show what X has that nobody wants here, as of the last minute")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    return known(app)
        .flatMap(_ -> seen(app, observe))
        .flatMap(seen ->
            view(app.value(), seen)
                .map(view -> AgeHeader.ok(view, seen.map(Reading::age).stream())));
  }

  /** Checked before anything is subscribed to; what is there already stays. */
  @PUT
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ActivityView.class)))
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Set how many subscriptions of the X Activity API the app may have",
      description =
          "X's limits: 1,500 for self-service, 75,000 for enterprises, 150,000 for partners.")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<ActivityView> allow(AppName app, @Nullable Setting setting) {
    Integer max = setting == null ? null : setting.maxSubscriptions();
    if (max == null || max < 1 || max > 1_000_000) {
      throw ProblemException.invalid("maxSubscriptions", "It is a number from 1 to 1000000.");
    }
    return known(app)
        .flatMap(_ -> settings.allow(database, app.value(), max))
        .flatMap(_ -> view(app.value(), Optional.empty()));
  }

  private Uni<Void> known(AppName app) {
    return webhooks
        .of(app.value())
        .invoke(all -> {
          if (all.isEmpty()) {
            throw ProblemType.UNKNOWN_APP.exception(
                "No app of this name has, or had, a webhook here; token-vault lists all apps.");
          }
        })
        .replaceWithVoid();
  }

  private Uni<Optional<Reading<ActivityAtX>>> seen(AppName app, boolean observe) {
    return observe
        ? readings.activity(app.value(), Priority.READ).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<ActivityView> view(String app, Optional<Reading<ActivityAtX>> seen) {
    return Uni.combine()
        .all()
        .unis(
            settings.maxSubscriptions(database, app),
            demand.of(database, app),
            progress.counts(app),
            budgets.left(database, app, Operation.CREATE_SUBSCRIPTION),
            progress.ofWholeApp(app))
        .asTuple()
        .map(all -> {
          long wanted = all.getItem2();
          var counts = all.getItem3();
          var left = all.getItem4();
          long pending = Math.max(0, wanted - counts.subscribed() - counts.failed());
          return new ActivityView(
              app,
              all.getItem1(),
              wanted,
              counts.subscribed(),
              counts.failed(),
              pending,
              left.endOf(pending, clock.instant()),
              left.remaining(),
              left.resetAt(),
              all.getItem5().orElse(null),
              seen.map(it -> new ActivityView.Observed(it.readAt(), it.value())).orElse(null));
        });
  }
}

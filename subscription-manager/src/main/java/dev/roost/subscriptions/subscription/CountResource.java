package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.contracts.name.AppName;
import dev.roost.subscriptions.x.AsksX;
import dev.roost.vaultclient.XAccounts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many subscriptions the account has at X. */
@Path("/api/v1/apps/{app}/subscriptions/count")
@Tag(name = "subscriptions")
final class CountResource {

  private final XAccounts x;

  CountResource(XAccounts x) {
    this.x = x;
  }

  /**
   * X's count, over all the account's apps and webhooks.
   *
   * @param account X's name of the account, empty where it gives none
   * @param all subscriptions in use
   * @param directMessages of them, those to direct messages alone; 0 today
   * @param provisioned how many the contract allows
   * @param left how many may be added
   */
  @Schema(
      examples =
          """
          {"account":"my-account","all":31,"directMessages":0,"provisioned":50,"left":19}
          """)
  public record Count(String account, long all, long directMessages, long provisioned, long left) {}

  /** Asks X now; its limit is 15 times in 15 minutes. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As X counts",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Count.class)))
  @Operation(summary = "How many subscriptions the account has, and may have")
  @AsksX
  public Uni<Count> count(AppName app) {
    return x.of(app.value())
        .countSubscriptions()
        .map(count ->
            new Count(
                count.accountName(),
                count.all(),
                count.directMessages(),
                count.provisioned(),
                Math.max(0, count.provisioned() - count.all())));
  }
}

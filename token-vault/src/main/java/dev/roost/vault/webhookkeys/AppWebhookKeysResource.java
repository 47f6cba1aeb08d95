package dev.roost.vault.webhookkeys;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.credential.AppView;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One app's webhook keys, for webhook-ingest alone. */
@Path("/api/v1/apps/{app}/webhook-keys")
@Tag(name = "webhook keys")
@RolesAllowed(ServiceAccounts.WEBHOOK_INGEST)
@Produces(MediaType.APPLICATION_JSON)
final class AppWebhookKeysResource {

  private final WebhookKeyStore store;
  private final HandingOut handingOut;
  private final SecurityIdentity identity;

  AppWebhookKeysResource(WebhookKeyStore store, HandingOut handingOut, SecurityIdentity identity) {
    this.store = store;
    this.handingOut = handingOut;
    this.identity = identity;
  }

  /** The keys of one app, in the same form. */
  @GET
  @Operation(summary = "One app's live webhook keys, for webhook-ingest")
  @APIResponse(
      responseCode = "200",
      description = "The live secrets, the current one of each family first",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "keys", value = WebhookKeysDocument.EXAMPLE)))
  @APIResponse(responseCode = "304", description = "Nothing changed since the tag that was sent")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<Response> one(
      AppName app, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    Act act = Act.on(app, Action.FETCH_WEBHOOK_KEYS, Caller.of(identity));
    return handingOut.keys(
        act, known, tx -> store.of(tx, app.value()).invoke(AppWebhookKeysResource::someOrUnknown));
  }

  private static void someOrUnknown(List<LiveKey> live) {
    if (live.isEmpty()) {
      throw AppView.unknown();
    }
  }
}

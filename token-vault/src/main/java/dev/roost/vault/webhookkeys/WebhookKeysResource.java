package dev.roost.vault.webhookkeys;

import dev.roost.admin.access.Caller;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * All apps' webhook keys, for webhook-ingest alone: it verifies at line rate, so it must hold them.
 */
@Path("/api/v1/webhook-keys")
@Tag(name = "webhook keys")
@RolesAllowed(ServiceAccounts.WEBHOOK_INGEST)
@Produces(MediaType.APPLICATION_JSON)
final class WebhookKeysResource {

  private final WebhookKeyStore store;
  private final HandingOut handingOut;
  private final SecurityIdentity identity;

  WebhookKeysResource(WebhookKeyStore store, HandingOut handingOut, SecurityIdentity identity) {
    this.store = store;
    this.handingOut = handingOut;
    this.identity = identity;
  }

  /** The keys of all apps. */
  @GET
  @Operation(summary = "All apps' live webhook keys, for webhook-ingest")
  @APIResponse(
      responseCode = "200",
      description = "The live secrets, the current one of each family first",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "keys", value = WebhookKeysDocument.EXAMPLE)))
  @APIResponse(responseCode = "304", description = "Nothing changed since the tag that was sent")
  public Uni<Response> all(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    Act act = new Act(Caller.of(identity), Action.FETCH_WEBHOOK_KEYS, null, null);
    return handingOut.keys(act, known, store::ofAll);
  }
}

package dev.roost.vault.webhookkeys;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.vault.WebhookSecretUses;
import dev.roost.contracts.vault.WebhookSecretUses.Use;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.credential.WebhookSecretUse;
import dev.roost.vault.credential.WebhookSecretUseStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Which secrets verified deliveries, from webhook-ingest alone. It is what that service saw, and
 * changes nothing that deliveries depend on: the audit trail has no entry for it.
 */
@Path("/api/v1/webhook-secret-uses")
@Tag(name = "webhook keys")
@RolesAllowed(ServiceAccounts.WEBHOOK_INGEST)
final class WebhookSecretUsesResource {

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");

  private final WebhookSecretUseStore store;
  private final Pool database;

  WebhookSecretUsesResource(WebhookSecretUseStore store, Pool database) {
    this.store = store;
    this.database = database;
  }

  /** Keeps the latest time for each secret and webhook; the same report again changes nothing. */
  @POST
  @Operation(summary = "Tell which webhook secrets verified deliveries, and when last")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = WebhookSecretUses.class),
              examples =
                  @ExampleObject(
                      name = "one secret",
                      value =
                          """
                          {"uses":[{"app":"demo","endpoint":"main",
                                    "fingerprint":"e9db54cafa3c8433",
                                    "lastVerifiedAt":"2026-11-24T09:30:00Z"}]}
                          """)))
  @APIResponse(responseCode = "204", description = "Kept")
  public Uni<Void> report(@Nullable WebhookSecretUses report) {
    List<WebhookSecretUse> uses = read(report);
    return uses.isEmpty()
        ? Uni.createFrom().voidItem()
        : database.withTransaction(tx -> store.keep(tx, uses));
  }

  private static List<WebhookSecretUse> read(@Nullable WebhookSecretUses report) {
    List<Use> uses = report == null ? null : report.uses();
    if (uses == null) {
      throw ProblemException.invalid("uses", "It is missing: a list, which may be empty.");
    }
    if (uses.size() > WebhookSecretUses.LARGEST) {
      throw ProblemException.invalid(
          "uses", "It has more than %d members.".formatted(WebhookSecretUses.LARGEST));
    }
    return IntStream.range(0, uses.size()).mapToObj(i -> read(i, uses.get(i))).toList();
  }

  private static WebhookSecretUse read(int index, Use use) {
    String at = "uses[" + index + "]";
    return new WebhookSecretUse(
        part(at + ".app", use.app(), AppName::parse),
        part(at + ".endpoint", use.endpoint(), EndpointName::parse),
        part(
            at + ".fingerprint",
            use.fingerprint(),
            text -> Optional.of(text).filter(it -> FINGERPRINT.matcher(it).matches())),
        part(at + ".lastVerifiedAt", use.lastVerifiedAt(), WebhookSecretUsesResource::time));
  }

  private static <T> T part(
      String name, @Nullable String text, Function<String, Optional<T>> reading) {
    return Optional.ofNullable(text)
        .flatMap(reading)
        .orElseThrow(() ->
            ProblemException.invalid(
                name, "It is missing, or not of the form that /q/openapi shows."));
  }

  /** A time that the database can hold. */
  private static Optional<Instant> time(String text) {
    try {
      Instant time = Instant.parse(text);
      return Optional.of(time).filter(it -> it.isAfter(Instant.EPOCH) && it.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

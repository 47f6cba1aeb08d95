package dev.roost.simulator.replay;

import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.v2.AccessControl;
import dev.roost.simulator.v2.JsonBody;
import dev.roost.simulator.v2.Operation;
import dev.roost.simulator.v2.ProblemException;
import dev.roost.simulator.v2.Requester;
import dev.roost.simulator.v2.webhook.AppWebhooks;
import dev.roost.simulator.webhook.Registration;
import dev.roost.simulator.webhook.Webhook;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replay of version 2: everything that was sent to a webhook, of whichever API. */
@Path("/2/webhooks/replay")
@Consumes(MediaType.WILDCARD)
public final class WebhookReplayResource {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);

  private final Clock clock = Clock.systemUTC();
  private final AccessControl access;
  private final AppWebhooks webhooks;
  private final Registration registration;
  private final Replays replays;
  private final CurrentSwitches switches;

  WebhookReplayResource(
      AccessControl access,
      AppWebhooks webhooks,
      Registration registration,
      Replays replays,
      CurrentSwitches switches) {
    this.access = access;
    this.webhooks = webhooks;
    this.registration = registration;
    this.replays = replays;
    this.switches = switches;
  }

  /** A job under {@code data}. */
  public record Answer(AccountReplayResource.Begun data) {}

  /** Challenges the webhook and begins a job; its end comes to the webhook and nowhere else. */
  @POST
  public Uni<Answer> begin(@Context HttpServerRequest request, @Nullable String text) {
    Requester requester = access.enter(Operation.REPLAY, request);
    JsonBody body = JsonBody.of(text, Set.of("webhook_id", "from_date", "to_date"));
    String id = body.required("webhook_id");
    Window window =
        WindowV2.of(
            body.required("from_date"),
            body.required("to_date"),
            switches.is(Switch.REPLAY_TO, "inclusive"),
            clock.instant());
    Webhook webhook = webhooks.of(requester.app(), id);
    if (!webhook.valid()) {
      throw challengeFailed("Webhook is marked invalid and requires a CRC check");
    }
    if (!replays.tryClaim(webhook)) {
      throw ProblemException.invalid(
          "ReplayConflictError", "A replay job is already in progress for this webhook");
    }
    return registration
        .challenge(webhook)
        .invoke(WebhookReplayResource::requirePassed)
        .onCancellation()
        .invoke(() -> replays.release(webhook))
        .onFailure()
        .invoke(() -> replays.release(webhook))
        .map(passed -> begun(webhook, window));
  }

  private Answer begun(Webhook webhook, Window window) {
    Instant now = clock.instant();
    String job = replays.begin(webhook, window).jobId();
    return new Answer(new AccountReplayResource.Begun(job, MILLIS.format(now)));
  }

  private static void requirePassed(Optional<String> failure) {
    failure.ifPresent(details -> {
      throw challengeFailed(details);
    });
  }

  private static ProblemException challengeFailed(String details) {
    return ProblemException.invalid("CrcValidationFailed", details);
  }
}

package dev.roost.simulator.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.gate.Caller;
import dev.roost.simulator.gate.Endpoint;
import dev.roost.simulator.gate.Gate;
import dev.roost.simulator.webhook.Registration;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Replay as X's enterprise reference has it. */
@Path("/1.1/account_activity/replay/webhooks/{id}/subscriptions/all.json")
public final class AccountReplayResource {

  private final Clock clock = Clock.systemUTC();
  private final Gate gate;
  private final Webhooks webhooks;
  private final Registration registration;
  private final Replays replays;
  private final Window.Ages ages;

  AccountReplayResource(
      SimulatorConfig config,
      Gate gate,
      Webhooks webhooks,
      Registration registration,
      Replays replays) {
    this.gate = gate;
    this.webhooks = webhooks;
    this.registration = registration;
    this.replays = replays;
    this.ages = new Window.Ages(config.replay().fromAge(), config.replay().toAge());
  }

  /** Challenges the webhook and begins a job; its end comes to the webhook and nowhere else. */
  @POST
  @ResponseStatus(202)
  public Uni<Begun> begin(
      @Context HttpServerRequest request,
      @PathParam("id") String id,
      @QueryParam("from_date") @Nullable String from,
      @QueryParam("to_date") @Nullable String to) {
    Caller caller = gate.enter(Endpoint.REPLAY, request);
    requireNumber(id);
    Window window = Window.of(from, to, ages, clock.instant());
    Webhook webhook = webhooks.of(caller.app().app(), id);
    if (!webhook.valid()) {
      throw invalid();
    }
    replays.claim(webhook);
    return registration
        .validate(webhook)
        .onCancellation()
        .invoke(() -> replays.release(webhook))
        .onFailure()
        .invoke(() -> replays.release(webhook))
        .onFailure(XErrorException.class)
        .transform(refused -> invalid())
        .map(valid -> new Begun(replays.begin(valid, window).jobId(), now()));
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void requireNumber(String id) {
    if (id.matches("-\\d+")) {
      throw new XErrorException(
          400, 360, "webhook_id: [" + id + "] is not greater than or equal to 0.");
    }
    if (!id.matches("\\d{1,19}")) {
      throw new XErrorException(400, 358, "Unable to parse parameter.");
    }
  }

  private static XErrorException invalid() {
    return new XErrorException(400, 214, "Webhook is marked invalid and requires a CRC check.");
  }

  /** A job in X's form. */
  public record Begun(
      @JsonProperty("job_id") String jobId, @JsonProperty("created_at") String createdAt) {}
}

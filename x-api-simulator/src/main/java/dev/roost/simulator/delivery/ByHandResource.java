package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.fault.Mischief;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hand-made bodies: sent once, signed as the app signs, in no log. */
@Path("/simulator/deliver")
public final class ByHandResource {

  private final Webhooks webhooks;
  private final Apps apps;
  private final Desk desk;
  private final Line line;
  private final Loop loop;

  ByHandResource(Webhooks webhooks, Apps apps, Desk desk, Line line, Loop loop) {
    this.webhooks = webhooks;
    this.apps = apps;
    this.desk = desk;
    this.line = line;
    this.loop = loop;
  }

  /** Sends it and says what the receiver said. */
  @POST
  public Uni<Answer> deliver(ByHand byHand) {
    Letter letter = letter(byHand);
    return Uni.createFrom().emitter(answer -> loop.run(() -> send(letter, answer)));
  }

  private void send(Letter letter, UniEmitter<? super Answer> answer) {
    long start = System.nanoTime();
    Trip trip = new Trip(1, Mischief.NONE, () -> {});
    trip.whenEnded(attempt -> answer.complete(Answer.of(attempt, start)));
    line.send(letter, trip);
  }

  private Letter letter(ByHand byHand) {
    Webhook webhook = webhooks.get(byHand.webhookId());
    Letter letter =
        desk.write(apps.get(webhook.app()), webhook, body(byHand), Clock.systemUTC().millis(), 1);
    if (byHand.headers() != null) {
      byHand.headers().forEach((name, value) -> override(letter, name, value));
    }
    return letter;
  }

  private static Body body(ByHand byHand) {
    try {
      return Body.ofBase64(byHand.body());
    } catch (IllegalArgumentException e) {
      throw XErrorException.unusable("body: base64");
    }
  }

  private static void override(Letter letter, String name, @Nullable String value) {
    if (value == null) {
      letter.headers().remove(name);
    } else {
      letter.headers().set(name, value);
    }
  }

  /**
   * What to send where.
   *
   * @param body base64
   * @param headers put in the place of X's own, the signature included; null takes one away
   */
  public record ByHand(
      String webhookId, String body, @Nullable Map<String, @Nullable String> headers) {}

  /** What came back; without a status, {@code outcome} says how it failed. */
  public record Answer(@Nullable Integer status, long millis, Outcome outcome) {

    static Answer of(Attempt attempt, long start) {
      long millis = Duration.ofNanos(attempt.endedAt() - start).toMillis();
      return new Answer(attempt.status(), millis, attempt.outcome());
    }
  }
}

package dev.roost.simulator.act;

import dev.roost.simulator.delivery.Happening;
import dev.roost.simulator.error.XErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Acts over HTTP. */
@Path("/simulator/acts")
public final class ActResource {

  private final Acts acts;

  ActResource(Acts acts) {
    this.acts = acts;
  }

  /** Lets one thing happen and says what X tells whom; the deliveries follow by themselves. */
  @POST
  public Result act(@Nullable ActRequest request) {
    if (request == null || request.actor() == null || request.act() == null) {
      throw XErrorException.unusable("actor and act are required.");
    }
    return Result.of(acts.perform(request, Integer.MAX_VALUE));
  }

  /** The happenings of an act, and the Post it made or was about. */
  public record Result(List<Told> happenings, @Nullable String postId) {

    static Result of(Acts.Outcome outcome) {
      return new Result(outcome.happenings().stream().map(Told::of).toList(), outcome.postId());
    }
  }

  /** One happening; {@code forUserId} is null where the body names no user. */
  public record Told(String id, String kind, @Nullable String forUserId, String webhookId) {

    static Told of(Happening happening) {
      return new Told(
          happening.id(), happening.kind(), happening.forUserId(), happening.webhook().id());
    }
  }
}

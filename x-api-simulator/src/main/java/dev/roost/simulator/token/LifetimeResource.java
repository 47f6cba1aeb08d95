package dev.roost.simulator.token;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long codes and access tokens of OAuth 2.0 live, by the back door. */
@Path("/simulator/lifetimes")
public final class LifetimeResource {

  private static final Seconds AS_AT_X = new Seconds(null, null);

  private final Lifetimes lifetimes;

  LifetimeResource(Lifetimes lifetimes) {
    this.lifetimes = lifetimes;
  }

  /** Sets both, for what is given out from now on; what is absent is as at X again. */
  @PUT
  public Seconds put(@Nullable Seconds wanted) {
    Seconds seconds = wanted == null ? AS_AT_X : wanted;
    lifetimes.forget();
    lifetimes.set(
        duration(seconds.codeSeconds(), lifetimes.code()),
        duration(seconds.accessTokenSeconds(), lifetimes.accessToken()));
    return get();
  }

  /** Those in force. */
  @GET
  public Seconds get() {
    return new Seconds(lifetimes.code().toSeconds(), lifetimes.accessToken().toSeconds());
  }

  private static Duration duration(@Nullable Long seconds, Duration otherwise) {
    return seconds == null ? otherwise : Duration.ofSeconds(seconds);
  }

  /** In seconds. */
  public record Seconds(@Nullable Long codeSeconds, @Nullable Long accessTokenSeconds) {}
}

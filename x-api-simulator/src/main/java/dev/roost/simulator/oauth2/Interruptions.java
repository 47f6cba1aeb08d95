package dev.roost.simulator.oauth2;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.misanswer.WrongAnswers;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Refusals on purpose that have nothing to do with what was asked: 429 and 503. A 401 on purpose is
 * not among them, since here it says that the client's secret is wrong.
 */
@Singleton
final class Interruptions {

  private final WrongAnswers wrong;

  Interruptions(WrongAnswers wrong) {
    this.wrong = wrong;
  }

  /** Refuses, where this call is one of those that are to be; nothing is done then. */
  void refuse(HttpServerRequest request) {
    @Nullable String path = request.path();
    if (wrong.takeRateLimited(path)) {
      throw new XErrorException(429, 88, "Rate limit exceeded");
    }
    wrong
        .takeUnavailable(path)
        .ifPresent(refusal -> {
          throw refusal;
        });
  }
}

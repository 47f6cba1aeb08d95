package dev.roost.subscriptions.webhook;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.webhook.WebhookState.Api;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One of X's APIs as a caller names it. */
public final class ApiParameter {

  private ApiParameter() {}

  /**
   * The API of that name; absent where none is named.
   *
   * @throws ProblemException 400 where there is no such API
   */
  public static @Nullable Api parse(@Nullable String api) {
    return api == null ? null : required(api);
  }

  /**
   * The API of that name.
   *
   * @throws ProblemException 400 where there is no such API
   */
  public static Api required(String api) {
    return Arrays.stream(Api.values())
        .filter(one -> one.wire().equals(api))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("api", "It is 1.1 or 2."));
  }
}

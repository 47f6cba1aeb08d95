package dev.roost.xapi.v2;

import dev.roost.xapi.endpoint.Answer;
import io.smallrye.mutiny.Uni;

/**
 * Sends calls to X with credentials that it holds or has somebody hold. The caller of X never sees
 * them: below {@code /2} the header is the credential itself.
 */
@FunctionalInterface
public interface Caller {

  /**
   * X's answer, whatever it is. The call is made once, when the {@code Uni} is subscribed to.
   *
   * @return fails with {@link dev.roost.xapi.endpoint.XApiException.Unavailable} where X was not
   *     reached; other failures are the holder's and reach who asked as they are
   */
  Uni<Answer> call(Call call);
}

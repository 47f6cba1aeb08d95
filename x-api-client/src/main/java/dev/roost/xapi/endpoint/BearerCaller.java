package dev.roost.xapi.endpoint;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * Sends requests with the app's bearer, which it holds or has somebody hold: the header is the
 * bearer itself, so that whoever has it can make any request of the app.
 */
@FunctionalInterface
public interface BearerCaller {

  /**
   * X's answer, whatever it is. The request is made once, when the {@code Uni} is subscribed to.
   *
   * @param parameters the values of the path's names and of the query's parameters, decoded
   * @return fails with {@link XApiException.Unavailable} where X was not reached; other failures
   *     are the holder's and reach who asked as they are
   */
  Uni<Answer> call(AccountActivityEndpoint endpoint, Map<String, String> parameters);
}

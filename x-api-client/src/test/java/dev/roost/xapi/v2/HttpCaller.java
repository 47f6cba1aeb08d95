package dev.roost.xapi.v2;

import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.endpoint.Exchange;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends calls over HTTP with a header that names the credential in place of a secret. */
record HttpCaller(Exchange exchange) implements Caller {

  @Override
  public Uni<Answer> call(Call call) {
    Operation operation = call.operation();
    return exchange.send(
        operation,
        new SignableRequest(operation.method(), exchange.at(call.address()), List.of()),
        call.body().map(Object::toString),
        header(call));
  }

  /** Such as {@code OAUTH_1_USER 7}. */
  private static String header(Call call) {
    String credential = call.credential().map(Credential::name).orElse("ANY");
    return call.userId().map(id -> credential + " " + id).orElse(credential);
  }
}

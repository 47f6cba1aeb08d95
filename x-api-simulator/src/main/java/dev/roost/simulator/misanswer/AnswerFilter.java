package dev.roost.simulator.misanswer;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Loses or delays answers of the Account Activity API to calls that were done. */
final class AnswerFilter {

  private static final String API = "/1.1/account_activity/";

  private final WrongAnswers wrong;

  AnswerFilter(WrongAnswers wrong) {
    this.wrong = wrong;
  }

  @ServerResponseFilter
  Uni<Void> answered(ContainerResponseContext answer, HttpServerRequest request) {
    boolean done = answer.getStatus() < 300;
    if (!done || !requireNonNullElse(request.path(), "").startsWith(API)) {
      return Uni.createFrom().voidItem();
    }
    if (wrong.takeLostAnswer()) {
      request.response().reset();
      return Uni.createFrom().voidItem();
    }
    return wrong
        .takeLateAnswer()
        .map(late -> Uni.createFrom().voidItem().onItem().delayIt().by(late))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}

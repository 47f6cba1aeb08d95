package dev.roost.simulator.misanswer;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Loses or delays answers of X's own endpoints, but those of OAuth, to calls that were done. */
final class AnswerFilter {

  private static final List<String> APIS = List.of("/1.1/account_activity/", "/2/");

  private final WrongAnswers wrong;

  AnswerFilter(WrongAnswers wrong) {
    this.wrong = wrong;
  }

  /** A lost answer goes on only when the connection is closed, or it might still arrive. */
  @ServerResponseFilter
  Uni<Void> answered(ContainerResponseContext answer, HttpServerRequest request) {
    String path = requireNonNullElse(request.path(), "");
    boolean done = answer.getStatus() < 300;
    if (!done || APIS.stream().noneMatch(path::startsWith)) {
      return Uni.createFrom().voidItem();
    }
    if (wrong.takeLostAnswer()) {
      return Uni.createFrom().completionStage(request.connection().close().toCompletionStage());
    }
    return wrong
        .takeLateAnswer()
        .map(late -> Uni.createFrom().voidItem().onItem().delayIt().by(late))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}

package dev.roost.simulator.misanswer;

import static java.util.Objects.requireNonNullElse;

import dev.roost.simulator.error.XErrorResource.Errors;
import dev.roost.simulator.error.XErrorResource.Line;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Loses, breaks or delays answers of X's own endpoints to calls that were done: all of both
 * versions, and of version 2's OAuth 2.0 what apps call. What people see in a browser is spared.
 */
final class AnswerFilter {

  private static final List<String> APIS = List.of("/1.1/account_activity/", "/2/");
  private static final String PAGE = "/2/oauth2/authorize";

  private final WrongAnswers wrong;

  AnswerFilter(WrongAnswers wrong) {
    this.wrong = wrong;
  }

  /** A lost answer goes on only when the connection is closed, or it might still arrive. */
  @ServerResponseFilter
  Uni<Void> answered(ContainerResponseContext answer, HttpServerRequest request) {
    String path = requireNonNullElse(request.path(), "");
    boolean isDone = answer.getStatus() < 300;
    if (!isDone || path.equals(PAGE) || APIS.stream().noneMatch(path::startsWith)) {
      return Uni.createFrom().voidItem();
    }
    if (wrong.takeLostAnswer(path)) {
      return Uni.createFrom().completionStage(request.connection().close().toCompletionStage());
    }
    if (wrong.takeFailedAnswer(path)) {
      fail(answer);
      return Uni.createFrom().voidItem();
    }
    return wrong.takeLateAnswer(path).map(AnswerFilter::after).orElse(Uni.createFrom().voidItem());
  }

  private static Uni<Void> after(Duration late) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(late);
  }

  private static void fail(ContainerResponseContext answer) {
    answer.setStatus(500);
    answer.setEntity(
        new Errors(List.of(new Line(131, "Internal error", null))),
        null,
        MediaType.APPLICATION_JSON_TYPE);
  }
}

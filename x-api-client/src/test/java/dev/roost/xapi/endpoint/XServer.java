package dev.roost.xapi.endpoint;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.Map;

/** An HTTP server in X's place, and a client of it. */
final class XServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final ScriptedServer server = ScriptedServer.start(Reply.status(200));

  WebClient client() {
    return client;
  }

  int port() {
    return server.port();
  }

  XTarget target() {
    return new XTarget(server.uri(), Duration.ofSeconds(5));
  }

  /** Answers so from now on. */
  void answers(int status, String body) {
    answers(status, body, Map.of());
  }

  void answers(int status, String body, Map<String, String> headers) {
    server.answers(new Reply.Response(status, headers, body));
  }

  /** Does not answer at all from now on. */
  void staysSilent() {
    server.answers(new Reply.Silence());
  }

  Request takeRequest() throws InterruptedException {
    return server.takeRequest();
  }

  boolean wasAsked() {
    return server.hasRequest();
  }

  @Override
  public void close() {
    client.close();
    vertx.closeAndAwait();
    server.close();
  }
}

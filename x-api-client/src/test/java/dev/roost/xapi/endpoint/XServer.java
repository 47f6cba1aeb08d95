package dev.roost.xapi.endpoint;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.Map;

/** An HTTP server in X's place, and a client of it. */
public final class XServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final ScriptedServer server = ScriptedServer.start(Reply.status(200));

  public WebClient client() {
    return client;
  }

  public int port() {
    return server.port();
  }

  public XTarget target() {
    return new XTarget(server.uri(), Duration.ofSeconds(5));
  }

  /** Answers so from now on. */
  public void answers(int status, String body) {
    answers(status, body, Map.of());
  }

  public void answers(int status, String body, Map<String, String> headers) {
    server.answers(new Reply.Response(status, headers, body));
  }

  /** Does not answer at all from now on. */
  public void staysSilent() {
    server.answers(new Reply.Silence());
  }

  public Request takeRequest() throws InterruptedException {
    return server.takeRequest();
  }

  public boolean wasAsked() {
    return server.hasRequest();
  }

  @Override
  public void close() {
    client.close();
    vertx.closeAndAwait();
    server.close();
  }
}

package dev.roost.vaultclient;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server in the vault's place that gives the answers it was told, in their order. */
final class FakeVault implements AutoCloseable {

  private final Queue<Reply> answers = new ConcurrentLinkedQueue<>();
  private final ScriptedServer server = ScriptedServer.start(_ -> answers.remove());

  void answers(int status, String body) {
    answers(Reply.of(status, body));
  }

  void answers(Reply answer) {
    answers.add(answer);
  }

  Request takeRequest() throws InterruptedException {
    return server.takeRequest();
  }

  List<Request> requests() {
    return server.requests();
  }

  VaultClientConfig config(Path tokenFile) {
    return new VaultClientConfig() {
      @Override
      public URI url() {
        return server.uri().resolve("/");
      }

      @Override
      public Path tokenFile() {
        return tokenFile;
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(5);
      }

      @Override
      public Duration callTimeout() {
        return Duration.ofMillis(700);
      }
    };
  }

  void stopListening() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
  }
}

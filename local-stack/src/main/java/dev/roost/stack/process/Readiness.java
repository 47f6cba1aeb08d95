package dev.roost.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How one sees from outside that a process does its work. */
@FunctionalInterface
public interface Readiness {

  /** Whether it is ready now; answers within about a second. */
  boolean isReady() throws InterruptedException;

  /** Ready when this address answers 200. */
  static Readiness http(HttpClient client, URI health) {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(1)).build();
    return () -> {
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      }
    };
  }
}

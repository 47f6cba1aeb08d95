package dev.roost.subscriptions.neighbours;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The public address of webhooks: answers challenges well, but where a test says otherwise. */
public final class PlayedIngest {

  /** An answer that has the right form. */
  public static final String WELL_FORMED =
      "{\"response_token\":\"sha256=x0mYd8hz2goCTfcNAaMqENy2BFgJJfJOb4PdvTffpwg=\"}";

  /** How a path answers; status 0 does not answer. */
  public record Answer(int status, String body) {}

  private final int port;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> challenged = new CopyOnWriteArrayList<>();

  PlayedIngest(Vertx vertx, int port) {
    this.port = port;
    Playing.on(vertx, port, this::answer);
  }

  /** Its address with this path. */
  public String at(String path) {
    return "http://localhost:" + port + path;
  }

  /** The path answers so, until it {@link #mends}. */
  public void answers(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
  }

  /** The path answers well again. */
  public void mends(String path) {
    answers.remove(path);
  }

  /** The raw requests for a path, in order. */
  public List<String> challenges(String path) {
    return challenged.stream().filter(uri -> uri.startsWith(path + "?")).toList();
  }

  private void answer(HttpServerRequest request, Buffer body) {
    challenged.add(request.uri());
    Answer answer = answers.getOrDefault(request.path(), new Answer(200, WELL_FORMED));
    if (answer.status() >= 300 && answer.status() < 400) {
      request.response().putHeader("Location", at("/elsewhere"));
    }
    if (answer.status() > 0) {
      Playing.json(request, answer.status(), answer.body());
    }
  }
}

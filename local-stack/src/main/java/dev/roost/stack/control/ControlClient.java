package dev.roost.stack.control;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.roost.stack.process.ProcessStatus;
import dev.roost.stack.process.ProcessStatus.Phase;
import dev.roost.stack.state.JsonFile;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Talks to the supervisor of a stack that is up. All methods fail where it does not answer. */
public final class ControlClient {

  // A restart stops (8 s) and waits until ready (4 min) before it answers.
  private static final Duration RESTART_TIMEOUT = Duration.ofSeconds(260);
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final StackFile.Control control;

  public ControlClient(StackFile.Control control) {
    this.control = control;
  }

  /**
   * A process as the supervisor tells of it.
   *
   * @param since when it came into this phase, milliseconds of the epoch
   */
  public record Line(String name, Phase phase, long pid, long since) {

    static Line of(ProcessStatus status) {
      return new Line(status.name(), status.phase(), status.pid(), status.since().toEpochMilli());
    }
  }

  /** All processes. */
  public List<Line> statuses() throws IOException, InterruptedException {
    String body = call("GET", "/status", TIMEOUT).body();
    return JsonFile.JSON.readValue(body, new TypeReference<>() {});
  }

  /** How it went: whether the process is as it was wanted, and the supervisor's sentence. */
  public record Answer(boolean done, String sentence) {}

  /** Restarts a process and waits until it is ready. */
  public Answer restart(String name) throws IOException, InterruptedException {
    return answer("/restart/" + name);
  }

  /**
   * Restarts a Java process so that it accepts a debugger until its next start, and waits until it
   * is ready.
   */
  public Answer debug(String name, int port) throws IOException, InterruptedException {
    return answer("/restart/%s?debug=%d".formatted(name, port));
  }

  /** Stops a process; the others go on. */
  public Answer stop(String name) throws IOException, InterruptedException {
    return answer("/stop/" + name);
  }

  /** Starts a process that was stopped or died, and waits until it is ready. */
  public Answer start(String name) throws IOException, InterruptedException {
    return answer("/start/" + name);
  }

  private Answer answer(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = call("POST", path, RESTART_TIMEOUT);
    return new Answer(answer.statusCode() == 200, answer.body());
  }

  /** Asks the stack to stop. */
  public void requestStop() throws IOException, InterruptedException {
    call("POST", "/stop", TIMEOUT);
  }

  private HttpResponse<String> call(String method, String path, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(control.url()).resolve(path))
            .timeout(timeout)
            .header("Authorization", "Bearer " + control.token())
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}

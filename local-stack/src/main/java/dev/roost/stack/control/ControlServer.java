package dev.roost.stack.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roost.stack.process.DebugPort;
import dev.roost.stack.process.ProcessStatus;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.state.JsonFile;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code GET /status}, {@code POST /restart/NAME}, {@code /restart/NAME?debug=PORT}, {@code
 * /stop/NAME} and {@code /start/NAME} for one process, and {@code POST /stop} for all. Answers 200,
 * 401 without the token, 404, or 409 with a sentence where it failed.
 */
public final class ControlServer {

  /** What the door opens to. */
  public interface Actions {

    /**
     * Restarts a process.
     *
     * @return a sentence
     */
    String restart(String name) throws StartFailedException, InterruptedException;

    /**
     * Restarts a Java process so that it accepts a debugger until its next start.
     *
     * @return a sentence
     */
    String debug(String name, DebugPort port) throws StartFailedException, InterruptedException;

    /**
     * Stops a process and leaves it so.
     *
     * @return a sentence
     */
    String stop(String name) throws StartFailedException, InterruptedException;

    /**
     * Starts a process that was stopped or died.
     *
     * @return a sentence
     */
    String start(String name) throws StartFailedException, InterruptedException;

    /** All processes. */
    List<ProcessStatus> statuses();

    /** Has the stack stop soon; returns at once. */
    void requestStop();
  }

  private static final String RESTART = "POST /restart/";
  private static final String DEBUG = "debug=";
  private static final String STOP = "POST /stop/";
  private static final String START = "POST /start/";

  private final Actions actions;
  private final HttpServer server;
  private final String token;

  /** Takes a port; serves after {@link #start}. */
  public ControlServer(Actions actions) throws IOException {
    this.actions = actions;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.token = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
  }

  /** Begins to serve. */
  public void start() {
    server.start();
  }

  /** Ends serving, also calls under way. */
  public void stop() {
    server.stop(0);
  }

  /** Where it is, and the token. */
  public StackFile.Control address() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new StackFile.Control(url, token, ProcessHandle.current().pid());
  }

  private void serve(HttpExchange call) throws IOException {
    try (call) {
      Answer answer = isAllowed(call) ? answer(call) : new Answer(401, "no, or a wrong, token");
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(answer.status(), body.length);
      call.getResponseBody().write(body);
    }
  }

  private record Answer(int status, String body) {}

  private boolean isAllowed(HttpExchange call) {
    String sent = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }

  private Answer answer(HttpExchange call) throws IOException {
    String what = call.getRequestMethod() + " " + call.getRequestURI().getPath();
    if (what.equals("GET /status")) {
      return new Answer(200, JsonFile.JSON.writeValueAsString(statuses()));
    }
    if (what.equals("POST /stop")) {
      actions.requestStop();
      return new Answer(200, "stopping");
    }
    if (what.startsWith(RESTART)) {
      return done(() -> restart(what.substring(RESTART.length()), call.getRequestURI().getQuery()));
    }
    if (what.startsWith(STOP)) {
      return done(() -> actions.stop(what.substring(STOP.length())));
    }
    if (what.startsWith(START)) {
      return done(() -> actions.start(what.substring(START.length())));
    }
    return new Answer(404, "no such call");
  }

  private String restart(String name, @Nullable String query)
      throws StartFailedException, InterruptedException {
    if (query == null || !query.startsWith(DEBUG)) {
      return actions.restart(name);
    }
    return actions.debug(name, DebugPort.parse(query.substring(DEBUG.length())));
  }

  private List<ControlClient.Line> statuses() {
    return actions.statuses().stream().map(ControlClient.Line::of).toList();
  }

  /** Something that ends with a sentence. */
  @FunctionalInterface
  private interface Deed {

    String run() throws StartFailedException, InterruptedException;
  }

  private static Answer done(Deed deed) {
    try {
      return new Answer(200, deed.run());
    } catch (StartFailedException e) {
      return new Answer(409, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(409, "The stack is being stopped.");
    }
  }
}

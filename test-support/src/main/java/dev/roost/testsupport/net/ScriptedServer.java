package dev.roost.testsupport.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on loopback in the place of another service: answers as its script says and
 * keeps what it was asked.
 */
public final class ScriptedServer implements AutoCloseable {

  static {
    // Without it each answer waits for the client's delayed acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Logger LOG = System.getLogger(ScriptedServer.class.getName());

  private final int port;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Request> untaken = new LinkedBlockingQueue<>();
  private volatile Script script;
  private @Nullable HttpServer server;

  private ScriptedServer(int port, Script script) {
    this.port = port;
    this.script = script;
  }

  /** A server on any free port that answers by this script. */
  public static ScriptedServer start(Script script) {
    return startOn(FreePort.find(), script);
  }

  /** A server on any free port that answers everything so. */
  public static ScriptedServer start(Reply reply) {
    return start(_ -> reply);
  }

  /** A server on this port that answers by this script. */
  public static ScriptedServer startOn(int port, Script script) {
    ScriptedServer server = notStarted(port, script);
    server.begin();
    return server;
  }

  /** A server that does not listen until {@link #begin}. */
  public static ScriptedServer notStarted(int port, Script script) {
    return new ScriptedServer(port, script);
  }

  /** Listens, the first time or again, on the same port. */
  public void begin() {
    try {
      // Scripts load classes as the test does, whichever thread they run on.
      ClassLoader classes = Thread.currentThread().getContextClassLoader();
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      started.createContext(
          "/",
          exchange -> {
            Thread.currentThread().setContextClassLoader(classes);
            handle(exchange);
          });
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.start();
      server = started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes all connections and listens no more, until {@link #begin}. */
  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** The port it listens on, or would. */
  public int port() {
    return port;
  }

  /** {@code http://localhost:port}, without a slash at the end. */
  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** Answers by this script from now on. */
  public void answers(Script next) {
    script = next;
  }

  /** Answers everything so from now on. */
  public void answers(Reply reply) {
    script = _ -> reply;
  }

  /** Everything that was asked so far, oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /**
   * The oldest request that was not yet taken; waits for one up to 5 s.
   *
   * @throws AssertionError when none comes
   */
  public Request takeRequest() throws InterruptedException {
    Request next = untaken.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("No request came in.");
    }
    return next;
  }

  /** Whether a request came that was not yet taken. */
  public boolean hasRequest() {
    return !untaken.isEmpty();
  }

  @Override
  public void close() {
    stop();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = read(exchange);
    requests.add(request);
    untaken.add(request);
    switch (reply(request)) {
      case Reply.Response response -> respond(exchange, response);
      case Reply.Silence _ -> {
        // An exchange that is neither answered nor closed keeps its connection.
      }
      case Reply.Disconnect _ -> exchange.close();
      case Reply.Drip(var pause) -> drip(exchange, pause);
      case Reply.Flood(var bytes) -> flood(exchange, bytes);
    }
  }

  private Reply reply(Request request) {
    try {
      return script.reply(request);
    } catch (Exception | LinkageError | ServiceConfigurationError e) {
      LOG.log(Level.ERROR, "The script failed on " + request.line(), e);
      return new Reply.Disconnect();
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Ends when the client hangs up, which shows as a failure to write. */
  private static void drip(HttpExchange exchange, Duration pause) throws IOException {
    try (exchange) {
      // A length of 0 is one that is not known.
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
        Thread.sleep(pause);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flood(HttpExchange exchange, long bytes) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes);
      byte[] part = new byte[64 * 1024];
      for (long left = bytes; left > 0; left -= part.length) {
        exchange.getResponseBody().write(part, 0, (int) Math.min(left, part.length));
      }
    }
  }

  private static void respond(HttpExchange exchange, Reply.Response response) throws IOException {
    try (exchange) {
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

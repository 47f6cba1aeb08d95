package dev.roost.bench.contestant;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * A bare Vert.x server, as far up the ladder as its first argument says: {@code body} reads the
 * body and answers, {@code signed} checks the signature before that, {@code kafka} has Kafka
 * acknowledge the record before that, {@code keyed} gives the record the user's id as its key.
 */
public final class ServerMain extends AbstractVerticle {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  private final int port;
  private final @Nullable Signature signature;
  private final @Nullable Log log;

  private ServerMain(int port, @Nullable Signature signature, @Nullable Log log) {
    this.port = port;
    this.signature = signature;
    this.log = log;
  }

  /** Arguments: the step, the port, the app's secret, and where Kafka is. */
  public static void main(String[] args) {
    int port = Integer.parseInt(args[1]);
    Signature signature = args[0].equals("body") ? null : new Signature(args[2]);
    Log log =
        switch (args[0]) {
          case "kafka" -> new Log(args[3], false);
          case "keyed" -> new Log(args[3], true);
          default -> null;
        };
    // As many event loops as Quarkus takes.
    int loops = 2 * Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(
            () -> new ServerMain(port, signature, log), new DeploymentOptions().setInstances(loops))
        .onFailure(failure -> {
          failure.printStackTrace();
          System.exit(1);
        });
  }

  @Override
  public void start() {
    var _ = vertx.createHttpServer().requestHandler(this::take).listen(port, "127.0.0.1");
  }

  private void take(HttpServerRequest request) {
    var _ = request.body().onSuccess(body -> taken(request, body));
  }

  private void taken(HttpServerRequest request, Buffer body) {
    byte[] bytes = body.getBytes();
    if (signature != null
        && !signature.fits(request.getHeader("x-twitter-webhooks-signature"), bytes)) {
      answer(request, UNAUTHORIZED);
    } else if (log == null) {
      answer(request, OK);
    } else {
      log.append(
          bytes, stored -> context.runOnContext(_ -> answer(request, stored ? OK : UNAVAILABLE)));
    }
  }

  private static void answer(HttpServerRequest request, int status) {
    HttpServerResponse response = request.response();
    var _ = response.setStatusCode(status).end();
  }
}

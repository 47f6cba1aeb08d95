package dev.roost.bench.vault;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * An X that answers at once: a bearer to {@code /oauth2/token}, and an empty list to all else. In a
 * process of its own, so that its processor time is nobody else's.
 */
final class XMain {

  private static final String BEARER =
      "{\"token_type\":\"bearer\",\"access_token\":\"bench-made-up-and-good-for-nothing-else\"}";
  private static final String LIST = "{\"data\":[],\"meta\":{\"result_count\":0}}";

  private XMain() {}

  /** Argument: the port. */
  public static void main(String[] args) {
    Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
        .createHttpServer()
        .requestHandler(XMain::answer)
        .listen(Integer.parseInt(args[0]), "127.0.0.1")
        .onFailure(failure -> {
          failure.printStackTrace();
          System.exit(1);
        });
  }

  private static void answer(HttpServerRequest request) {
    var _ =
        request
            .body()
            .onSuccess(_ -> {
              var _ =
                  request
                      .response()
                      .putHeader("Content-Type", "application/json")
                      .end("/oauth2/token".equals(request.path()) ? BEARER : LIST);
            });
  }
}
